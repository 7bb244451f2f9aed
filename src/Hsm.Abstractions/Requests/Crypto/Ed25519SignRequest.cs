namespace Hsm.Abstractions;

/// <summary>Signs a message (RFC 8032).</summary>
/// <param name="Key">Needs UsageSign.</param>
/// <param name="Message">The message; for PreHash its SHA-512 hash.</param>
/// <param name="Mode">Which of the three.</param>
/// <param name="Context">At most 255 bytes; empty in mode Pure, 1 or more in mode Context; else BadArgs.</param>
/// <remarks>
/// Answers SignatureResponse, 64 bytes. BadArgs: a shape that is not as above; NotFound: no such key; Usage: it lacks
/// the bit. Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record Ed25519SignRequest(
    KeyId Key,
    Bytes Message,
    Ed25519Mode Mode,
    Bytes Context) : KeyOperationRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
