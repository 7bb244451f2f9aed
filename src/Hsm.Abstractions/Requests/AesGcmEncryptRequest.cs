namespace Hsm.Abstractions;

/// <summary>AES-GCM encryption by key id or inline key (NIST SP 800-38D). A key used by id needs UsageEncrypt.</summary>
/// <param name="Key">Key to use; its bytes must be 16, 24 or 32, else BadArgs.</param>
/// <param name="Iv">1 byte or more, as given: the server makes no IV.</param>
/// <param name="Aad">Authenticated, not encrypted; may be empty.</param>
/// <param name="Plaintext">
/// May be empty; together with Iv and Aad at most ServerInfo.CommDataLengthBytes, else BadArgs.
/// </param>
/// <param name="TagLengthBytes">12..16, else BadArgs.</param>
/// <remarks>
/// Answers AesGcmEncryptResponse. Order of checks: shape of the request (BadArgs), wrapped, hardware or zero id
/// (BadArgs), key found (NotFound), usage bit (Usage), key length (BadArgs). Linearizes where the key snapshot is
/// taken; what happens to the key afterwards does not matter.
/// </remarks>
public sealed record AesGcmEncryptRequest(KeyId Key, Bytes Iv, Bytes Aad, Bytes Plaintext, int TagLengthBytes = 16) : AesRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Cipher;
}
