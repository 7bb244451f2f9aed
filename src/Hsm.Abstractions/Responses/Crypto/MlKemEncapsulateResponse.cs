namespace Hsm.Abstractions;

/// <summary>A shared secret and its ciphertext.</summary>
/// <param name="Ciphertext">768, 1088 or 1568 bytes.</param>
/// <param name="SharedSecret">32 bytes.</param>
public sealed record MlKemEncapsulateResponse(Bytes Ciphertext, Bytes SharedSecret) : HsmResponse(HsmStatus.Ok);
