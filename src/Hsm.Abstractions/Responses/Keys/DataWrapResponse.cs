namespace Hsm.Abstractions;

/// <summary>Wrapped data.</summary>
/// <param name="WrappedData">IV (12), tag (16), ciphertext.</param>
public sealed record DataWrapResponse(Bytes WrappedData) : HsmResponse(HsmStatus.Ok)
{
    /// <summary>That of the request.</summary>
    public WrapCipher Cipher { get; init; } = WrapCipher.AesGcm;
}
