using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>A provider that looks at the first byte of each IV, which says where the operation belongs.</summary>
/// <param name="right">Whose bytes.</param>
/// <param name="mark">What it takes.</param>
internal sealed class ProbedProvider(ICryptoProvider right, byte mark) : ICryptoProvider
{
    /// <summary>The IV's first byte of an operation that belongs to the device.</summary>
    public const byte DeviceMark = 0xD0;

    /// <summary>The IV's first byte of an operation that belongs to software.</summary>
    public const byte SoftwareMark = 0x50;

    /// <inheritdoc/>
    public string Name => right.Name;

    /// <inheritdoc/>
    public bool RequiresDeviceLock => right.RequiresDeviceLock;

    /// <inheritdoc/>
    public bool SupportsAesGcm(int keyLengthBytes, int ivLengthBytes, int tagLengthBytes) =>
        right.SupportsAesGcm(keyLengthBytes, ivLengthBytes, tagLengthBytes);

    /// <inheritdoc/>
    public HsmStatus AesGcmEncrypt(AesGcmInput input, out AesGcmOutput output)
    {
        if (input.Iv.Span[0] != mark)
        {
            throw new HsmInvariantException(
                mark == DeviceMark
                    ? "What belongs to software never reaches the device."
                    : "What belongs to the device is done by it: its client is not starved.");
        }

        return right.AesGcmEncrypt(input, out output);
    }

    /// <inheritdoc/>
    public HsmStatus AesGcmDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext) =>
        right.AesGcmDecrypt(input, tag, out plaintext);
}
