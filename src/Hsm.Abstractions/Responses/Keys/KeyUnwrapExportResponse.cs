namespace Hsm.Abstractions;

/// <summary>A key that was wrapped.</summary>
/// <param name="Metadata">As it was wrapped.</param>
/// <param name="Key">The key's bytes.</param>
public sealed record KeyUnwrapExportResponse(ObjectMetadata Metadata, Bytes Key) : HsmResponse(HsmStatus.Ok)
{
    /// <summary>That of the request.</summary>
    public WrapCipher Cipher { get; init; } = WrapCipher.AesGcm;
}
