namespace Hsm.Abstractions;

/// <summary>What an operation gave.</summary>
/// <param name="Data">Ciphertext with the tag behind it, or plaintext.</param>
public sealed record TokenDataResponse(Bytes Data) : HsmResponse(HsmStatus.Ok);
