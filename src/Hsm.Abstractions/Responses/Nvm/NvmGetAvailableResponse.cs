namespace Hsm.Abstractions;

/// <summary>Room left in the store.</summary>
/// <param name="AvailableBytes">Room for records: an object takes 40 bytes beside its data, in whole program units.</param>
/// <param name="ReclaimableBytes">What compaction would add to it: the room of replaced objects' records.</param>
/// <param name="AvailableObjects">Free entries of the directory.</param>
/// <param name="ReclaimableObjects">Records that compaction would clear away; they take no entry of the directory.</param>
public sealed record NvmGetAvailableResponse(
    uint AvailableBytes,
    uint ReclaimableBytes,
    ushort AvailableObjects,
    ushort ReclaimableObjects) : HsmResponse(HsmStatus.Ok);
