namespace Hsm.Abstractions;

/// <summary>The key is in the cache.</summary>
/// <param name="Id">In the client's form, with the wrapped flag.</param>
public sealed record KeyUnwrapCacheResponse(KeyId Id) : HsmResponse(HsmStatus.Ok)
{
    /// <summary>That of the request.</summary>
    public WrapCipher Cipher { get; init; } = WrapCipher.AesGcm;
}
