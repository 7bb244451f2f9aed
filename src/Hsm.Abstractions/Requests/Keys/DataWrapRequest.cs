namespace Hsm.Abstractions;

/// <summary>Encrypts data of the client under a key of the server.</summary>
/// <param name="WrappingKey">Key to wrap with; needs UsageWrap, bytes 16, 24 or 32.</param>
/// <param name="Data">
/// 1 byte or more; blob and 12 bytes of header fit ServerInfo.CommDataLengthBytes, else BadArgs.
/// </param>
/// <remarks>
/// Answers DataWrapResponse. Blob: IV (12 bytes), tag (16), ciphertext, with the additional data "wolfHSM.datawrap.v1".
/// NotFound: no such key; Usage: it lacks UsageWrap.
/// </remarks>
public sealed record DataWrapRequest(KeyId WrappingKey, Bytes Data) : HsmRequest
{
    /// <summary>AesGcm; anything else answers BadArgs.</summary>
    public WrapCipher Cipher { get; init; } = WrapCipher.AesGcm;

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.DataWrap;
}
