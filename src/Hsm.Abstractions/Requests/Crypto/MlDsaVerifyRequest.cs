namespace Hsm.Abstractions;

/// <summary>Verifies a signature (FIPS 204).</summary>
/// <param name="Key">Needs UsageVerify.</param>
/// <param name="Level">Of the key.</param>
/// <param name="Signature">As signed.</param>
/// <param name="Message">The message, or its hash when PreHash says which.</param>
/// <remarks>
/// Answers SignatureVerifyResponse; a signature that does not match is no error. NotCompiledIn: no provider has ML-DSA.
/// BadArgs: a shape that is not as above; NotFound: no such key; Usage: it lacks the bit. Linearizes where the key
/// snapshot is taken.
/// </remarks>
public sealed record MlDsaVerifyRequest(
    KeyId Key,
    MlDsaLevel Level,
    Bytes Signature,
    Bytes Message) : KeyOperationRequest(Key)
{
    /// <summary>At most 255 bytes, else BadArgs.</summary>
    public Bytes Context { get; init; }

    /// <summary>None: pure ML-DSA.</summary>
    public HashFunction PreHash { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
