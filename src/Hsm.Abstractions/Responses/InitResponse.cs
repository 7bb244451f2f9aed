namespace Hsm.Abstractions;

/// <summary>INIT was accepted.</summary>
/// <param name="Client">The id the session has now.</param>
/// <param name="ServerId">The server's own number.</param>
public sealed record InitResponse(ClientId Client, uint ServerId) : HsmResponse(HsmStatus.Ok);
