namespace Hsm.Abstractions;

/// <summary>Limits and versions.</summary>
/// <param name="Info">What the server is.</param>
public sealed record InfoResponse(ServerInfo Info) : HsmResponse(HsmStatus.Ok);
