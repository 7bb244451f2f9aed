namespace Hsm.Abstractions;

/// <summary>Decrypts a wrapped key and hands it to the client. Nothing is stored.</summary>
/// <param name="WrappingKey">Key to wrap with; needs UsageWrap, bytes 16, 24 or 32.</param>
/// <param name="WrappedKey">As KeyWrapResponse gave it; shorter than 61 bytes answers BadArgs.</param>
/// <remarks>
/// Answers KeyUnwrapExportResponse. AesGcmAuth: not wrapped under this key; Access: the metadata says NonExportable.
/// NotFound, Usage: as KeyWrapRequest.
/// </remarks>
public sealed record KeyUnwrapExportRequest(KeyId WrappingKey, Bytes WrappedKey) : HsmRequest
{
    /// <summary>AesGcm; anything else answers BadArgs.</summary>
    public WrapCipher Cipher { get; init; } = WrapCipher.AesGcm;

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyUnwrapExport;
}
