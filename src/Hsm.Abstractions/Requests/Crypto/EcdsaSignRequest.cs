namespace Hsm.Abstractions;

/// <summary>Signs a hash (FIPS 186-5).</summary>
/// <param name="Key">Needs UsageSign.</param>
/// <param name="Hash">The hash, 1..64 bytes; cut to the curve's length from the left.</param>
/// <remarks>
/// Answers SignatureResponse with a DER signature. BadArgs: a shape that is not as above; NotFound: no such key; Usage:
/// it lacks the bit. Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record EcdsaSignRequest(KeyId Key, Bytes Hash) : KeyOperationRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
