namespace Hsm.Abstractions;

/// <summary>AES-GCM decryption by key id or inline key (NIST SP 800-38D). A key used by id needs UsageDecrypt.</summary>
/// <param name="Key">Key to use; its bytes must be 16, 24 or 32, else BadArgs.</param>
/// <param name="Iv">1 byte or more.</param>
/// <param name="Aad">As given at encryption.</param>
/// <param name="Ciphertext">
/// May be empty; together with Iv, Aad and Tag at most ServerInfo.CommDataLengthBytes, else BadArgs.
/// </param>
/// <param name="Tag">12..16 bytes, else BadArgs.</param>
/// <remarks>
/// Answers AesGcmDecryptResponse; AesGcmAuth: the tag does not match, no plaintext is given. Order of checks: shape
/// of the request (BadArgs), wrapped, hardware or zero id (BadArgs), key found (NotFound), usage bit (Usage), key
/// length (BadArgs). Linearizes where the key snapshot is taken; what happens to the key afterwards does not
/// matter.
/// </remarks>
public sealed record AesGcmDecryptRequest(KeyId Key, Bytes Iv, Bytes Aad, Bytes Ciphertext, Bytes Tag) : AesRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Cipher;
}
