namespace Hsm.Abstractions;

/// <summary>Data that was wrapped.</summary>
/// <param name="Data">As it was.</param>
public sealed record DataUnwrapResponse(Bytes Data) : HsmResponse(HsmStatus.Ok)
{
    /// <summary>That of the request.</summary>
    public WrapCipher Cipher { get; init; } = WrapCipher.AesGcm;
}
