namespace Hsm.Abstractions;

/// <summary>AES-CTR, state held by the client (NIST SP 800-38A).</summary>
/// <param name="Direction">Which way; needs UsageEncrypt or UsageDecrypt of a key used by id.</param>
/// <param name="Key">Key to use; its bytes must be 16, 24 or 32, else BadArgs.</param>
/// <param name="State">Counter block, key stream left over, and how much of it.</param>
/// <param name="Data">Any number of bytes.</param>
/// <remarks>
/// Answers AesCtrResponse. BadArgs: a shape that is not as above; NotFound: no such key; Usage: it lacks the bit.
/// Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record AesCtrRequest(
    CipherDirection Direction,
    KeyId Key,
    AesCtrState State,
    Bytes Data) : AesRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Cipher;
}
