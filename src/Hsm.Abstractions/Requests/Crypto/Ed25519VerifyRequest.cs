namespace Hsm.Abstractions;

/// <summary>Verifies a signature (RFC 8032).</summary>
/// <param name="Key">Needs UsageVerify.</param>
/// <param name="Signature">64 bytes.</param>
/// <param name="Message">As signed.</param>
/// <remarks>
/// Answers SignatureVerifyResponse; a signature that does not match is no error. BadArgs: a shape that is not as above;
/// NotFound: no such key; Usage: it lacks the bit. Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record Ed25519VerifyRequest(KeyId Key, Bytes Signature, Bytes Message) : KeyOperationRequest(Key)
{
    /// <summary>Which of the three.</summary>
    public Ed25519Mode Mode { get; init; } = Ed25519Mode.Pure;

    /// <summary>As signed.</summary>
    public Bytes Context { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
