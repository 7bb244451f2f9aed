using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES on whole blocks by System.Security.Cryptography.</summary>
/// <param name="gate">Of the device.</param>
internal sealed class SystemAes(DeviceGate gate) : IAesPort
{
    /// <inheritdoc/>
    public bool Supports(AesMode mode, int keyLengthBytes) =>
        mode is AesMode.Cbc or AesMode.Ecb && keyLengthBytes is 16 or 24 or 32;

    /// <inheritdoc/>
    public HsmStatus Encrypt(AesInput input, Span<byte> destination) => Process(input, destination, isEncryption: true);

    /// <inheritdoc/>
    public HsmStatus Decrypt(AesInput input, Span<byte> destination) => Process(input, destination, isEncryption: false);

    /// <inheritdoc/>
    public bool SupportsCmac(int keyLengthBytes) => keyLengthBytes is 16 or 24 or 32;

    /// <inheritdoc/>
    public HsmStatus Cmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> mac)
    {
        if (!SupportsCmac(key.Length))
        {
            return HsmStatus.NotCompiledIn;
        }

        using var cmac = new SystemCmac(gate, key);
        return cmac.Compute(message, mac);
    }

    /// <inheritdoc/>
    public HsmStatus OpenCmac(ReadOnlySpan<byte> key, out ICmac? cmac)
    {
        cmac = SupportsCmac(key.Length) ? new SystemCmac(gate, key) : null;
        return cmac is null ? HsmStatus.NotCompiledIn : HsmStatus.Ok;
    }

    private static void Process(Aes aes, AesInput input, Span<byte> destination, bool isEncryption)
    {
        var source = input.Data.Span;
        _ = (input.Mode, isEncryption) switch
        {
            (AesMode.Cbc, true) => aes.EncryptCbc(source, input.Iv.Span, destination, PaddingMode.None),
            (AesMode.Cbc, false) => aes.DecryptCbc(source, input.Iv.Span, destination, PaddingMode.None),
            (_, true) => aes.EncryptEcb(source, destination, PaddingMode.None),
            _ => aes.DecryptEcb(source, destination, PaddingMode.None),
        };
    }

    private HsmStatus Process(AesInput input, Span<byte> destination, bool isEncryption)
    {
        if (!Supports(input.Mode, input.Key.Length))
        {
            return HsmStatus.NotCompiledIn;
        }

        var status = gate.TryEnter();
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            using var aes = Aes.Create();
            aes.SetKey(input.Key.Span);
            Process(aes, input, destination, isEncryption);
            return HsmStatus.Ok;
        }
        finally
        {
            gate.Leave();
        }
    }
}
