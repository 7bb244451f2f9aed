namespace Hsm.Abstractions;

/// <summary>The store is up.</summary>
/// <param name="ServerNvmId">The server's id.</param>
/// <param name="ClientNvmId">As the client gave it.</param>
public sealed record NvmInitResponse(uint ServerNvmId, uint ClientNvmId) : HsmResponse(HsmStatus.Ok);
