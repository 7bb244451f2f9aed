namespace Hsm.Abstractions;

/// <summary>Verifies a signature (FIPS 204).</summary>
/// <param name="Key">Needs UsageVerify.</param>
/// <param name="Level">Of the key; not a parameter set: BadArgs. What the key says counts, as in the source.</param>
/// <param name="Signature">As signed.</param>
/// <param name="Message">The message, or its hash when PreHash says which.</param>
/// <remarks>
/// Answers SignatureVerifyResponse; a signature that does not match is no error. NotCompiledIn: no provider has ML-DSA.
/// BadArgs: a shape that is not as above; NotFound: no such key; Usage: it lacks the bit; AsnParse: no key of ML-DSA.
/// Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record MlDsaVerifyRequest(
    KeyId Key,
    MlDsaLevel Level,
    Bytes Signature,
    Bytes Message) : KeyOperationRequest(Key)
{
    /// <summary>At most 255 bytes, else BadArgs.</summary>
    public Bytes Context { get; init; }

    /// <summary>
    /// None: pure ML-DSA; else HashML-DSA. BadArgs: the message is no digest of the function, or the function is too weak for the
    /// key (less than 32, 48, 64 bytes); NotCompiledIn: no provider has it.
    /// </summary>
    public HashFunction PreHash { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
