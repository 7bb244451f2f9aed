namespace Hsm.Abstractions;

/// <summary>A shared secret.</summary>
/// <param name="SharedSecret">32 bytes.</param>
public sealed record MlKemDecapsulateResponse(Bytes SharedSecret) : HsmResponse(HsmStatus.Ok);
