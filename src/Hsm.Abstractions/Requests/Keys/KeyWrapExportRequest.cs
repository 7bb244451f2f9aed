namespace Hsm.Abstractions;

/// <summary>Encrypts a key of the server under another of its keys and hands the blob out.</summary>
/// <param name="Key">The key to wrap.</param>
/// <param name="KeyType">Namespace of that key, 0..15: Crypto, She or Wrapped; the id's own flags win.</param>
/// <param name="WrappingKey">Key to wrap with: Trusted or a hardware key, else Access.</param>
/// <remarks>
/// Answers KeyWrapExportResponse. Blob: IV (12 bytes), tag (16), AES-GCM of metadata (32) and key, with the additional
/// data "wolfHSM.keywrap.v1" (protocol page 7). NotFound: either key absent; Usage: the wrapping key lacks UsageWrap;
/// Access: the key is NonExportable.
/// </remarks>
public sealed record KeyWrapExportRequest(KeyId Key, ObjectType KeyType, KeyId WrappingKey) : HsmRequest
{
    /// <summary>AesGcm; anything else answers BadArgs.</summary>
    public WrapCipher Cipher { get; init; } = WrapCipher.AesGcm;

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyWrapExport;
}
