namespace Hsm.Abstractions;

/// <summary>Room left in the store.</summary>
/// <param name="AvailableBytes">Bytes that can be added now.</param>
/// <param name="ReclaimableBytes">Bytes that compaction would give back.</param>
/// <param name="AvailableObjects">Free entries of the directory.</param>
/// <param name="ReclaimableObjects">Entries that compaction would give back.</param>
public sealed record NvmGetAvailableResponse(
    uint AvailableBytes,
    uint ReclaimableBytes,
    ushort AvailableObjects,
    ushort ReclaimableObjects) : HsmResponse(HsmStatus.Ok);
