namespace Hsm.Abstractions;

/// <summary>Verifies the signature of a hash (FIPS 186-5).</summary>
/// <param name="Key">Needs UsageVerify; private or public.</param>
/// <param name="Signature">DER.</param>
/// <param name="Hash">1..64 bytes.</param>
/// <remarks>
/// Answers SignatureVerifyResponse; a signature that does not match is no error. BadArgs: a shape that is not as above;
/// NotFound: no such key; Usage: it lacks the bit. Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record EcdsaVerifyRequest(KeyId Key, Bytes Signature, Bytes Hash) : KeyOperationRequest(Key)
{
    /// <summary>The answer brings the public key too.</summary>
    public bool ExportsPublicKey { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
