namespace Hsm.Abstractions;

/// <summary>Encrypts a key that the client brings under a key of the server. Nothing is stored.</summary>
/// <param name="WrappingKey">Key to wrap with; needs UsageWrap, bytes 16, 24 or 32.</param>
/// <param name="Metadata">Of the key to wrap; goes into the blob. Length must be the key's, else BadArgs.</param>
/// <param name="Key">1 byte up to the big slot size, else BadArgs.</param>
/// <remarks>
/// Answers KeyWrapResponse. Blob: IV (12 bytes), tag (16), AES-GCM of metadata (32) and key, with the additional data
/// "wolfHSM.keywrap.v1" (protocol page 7). NotFound: no wrapping key; Usage: it lacks UsageWrap.
/// </remarks>
public sealed record KeyWrapRequest(KeyId WrappingKey, ObjectMetadata Metadata, Bytes Key) : HsmRequest
{
    /// <summary>AesGcm; anything else answers BadArgs.</summary>
    public WrapCipher Cipher { get; init; } = WrapCipher.AesGcm;

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyWrap;
}
