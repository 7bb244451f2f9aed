namespace Hsm.Abstractions;

/// <summary>Takes a shared secret out of its ciphertext (FIPS 203).</summary>
/// <param name="Key">Needs UsageDerive.</param>
/// <param name="Level">Of the key.</param>
/// <param name="Ciphertext">As MlKemEncapsulateResponse gave it.</param>
/// <remarks>
/// Answers MlKemDecapsulateResponse. NotCompiledIn: no provider has ML-KEM. BadArgs: a shape that is not as above;
/// NotFound: no such key; Usage: it lacks the bit. Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record MlKemDecapsulateRequest(KeyId Key, MlKemLevel Level, Bytes Ciphertext) : KeyOperationRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
