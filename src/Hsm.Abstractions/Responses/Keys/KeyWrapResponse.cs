namespace Hsm.Abstractions;

/// <summary>A wrapped key.</summary>
/// <param name="WrappedKey">IV (12), tag (16), ciphertext of metadata (32) and key.</param>
public sealed record KeyWrapResponse(Bytes WrappedKey) : HsmResponse(HsmStatus.Ok)
{
    /// <summary>That of the request.</summary>
    public WrapCipher Cipher { get; init; } = WrapCipher.AesGcm;
}
