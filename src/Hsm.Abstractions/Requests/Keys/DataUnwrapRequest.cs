namespace Hsm.Abstractions;

/// <summary>Decrypts data that DataWrapRequest encrypted.</summary>
/// <param name="WrappingKey">Key to wrap with; needs UsageWrap, bytes 16, 24 or 32.</param>
/// <param name="WrappedData">29 bytes or more, else BadArgs.</param>
/// <remarks>
/// Answers DataUnwrapResponse. AesGcmAuth: not wrapped under this key; NotFound, Usage: as DataWrapRequest.
/// </remarks>
public sealed record DataUnwrapRequest(KeyId WrappingKey, Bytes WrappedData) : HsmRequest
{
    /// <summary>AesGcm; anything else answers BadArgs.</summary>
    public WrapCipher Cipher { get; init; } = WrapCipher.AesGcm;

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.DataUnwrap;
}
