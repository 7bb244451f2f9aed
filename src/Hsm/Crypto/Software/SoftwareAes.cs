using Hsm.Abstractions;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Hsm;

/// <summary>AES on whole blocks by BouncyCastle.</summary>
internal sealed class SoftwareAes : IAesPort
{
    /// <inheritdoc/>
    public bool Supports(AesMode mode, int keyLengthBytes) => keyLengthBytes is 16 or 24 or 32;

    /// <inheritdoc/>
    public HsmStatus Encrypt(AesInput input, Span<byte> destination) => Process(input, destination, isEncryption: true);

    /// <inheritdoc/>
    public HsmStatus Decrypt(AesInput input, Span<byte> destination) => Process(input, destination, isEncryption: false);

    private HsmStatus Process(AesInput input, Span<byte> destination, bool isEncryption)
    {
        if (!Supports(input.Mode, input.Key.Length))
        {
            return HsmStatus.NotCompiledIn;
        }

        ICipherParameters parameters = new KeyParameter(input.Key.ToArray());
        IBlockCipher cipher = new AesEngine();
        if (input.Mode == AesMode.Cbc)
        {
            cipher = new CbcBlockCipher(cipher);
            parameters = new ParametersWithIV(parameters, input.Iv.ToArray());
        }

        cipher.Init(isEncryption, parameters);
        var source = input.Data.ToArray();
        var result = new byte[source.Length];
        for (var offset = 0; offset < source.Length; offset += AesInput.BlockLengthBytes)
        {
            cipher.ProcessBlock(source, offset, result, offset);
        }

        result.CopyTo(destination);
        return HsmStatus.Ok;
    }
}
