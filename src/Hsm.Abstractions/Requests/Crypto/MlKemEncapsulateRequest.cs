namespace Hsm.Abstractions;

/// <summary>Makes a shared secret and its ciphertext (FIPS 203).</summary>
/// <param name="Key">Needs UsageDerive.</param>
/// <param name="Level">Of the key; another: BadArgs.</param>
/// <remarks>
/// Answers MlKemEncapsulateResponse. NotCompiledIn: no provider has ML-KEM. BadArgs: a shape that is not as above;
/// NotFound: no such key; Usage: it lacks the bit; AsnParse: no key of ML-KEM; BufferSize: the answer is longer than
/// a response. Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record MlKemEncapsulateRequest(KeyId Key, MlKemLevel Level) : KeyOperationRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
