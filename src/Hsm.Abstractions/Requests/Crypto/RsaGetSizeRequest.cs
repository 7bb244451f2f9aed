namespace Hsm.Abstractions;

/// <summary>Asks for the length of an RSA key's modulus.</summary>
/// <param name="Key">The key; no usage bit is needed.</param>
/// <remarks>Answers RsaGetSizeResponse. NotFound: no such key.</remarks>
public sealed record RsaGetSizeRequest(KeyId Key) : KeyOperationRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
