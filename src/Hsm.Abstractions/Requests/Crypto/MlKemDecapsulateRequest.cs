namespace Hsm.Abstractions;

/// <summary>Takes a shared secret out of its ciphertext (FIPS 203).</summary>
/// <param name="Key">Needs UsageDerive.</param>
/// <param name="Level">Of the key; another: BadArgs.</param>
/// <param name="Ciphertext">As MlKemEncapsulateResponse gave it; 768, 1088 or 1568 bytes by the level, else BadArgs.</param>
/// <remarks>
/// Answers MlKemDecapsulateResponse. NotCompiledIn: no provider has ML-KEM. BadArgs: a shape that is not as above;
/// NotFound: no such key; Usage: it lacks the bit; AsnParse: no private key of ML-KEM. Linearizes where the key snapshot is
/// taken.
/// </remarks>
public sealed record MlKemDecapsulateRequest(KeyId Key, MlKemLevel Level, Bytes Ciphertext) : KeyOperationRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
