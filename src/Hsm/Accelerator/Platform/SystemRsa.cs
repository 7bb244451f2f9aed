using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>RSA key generation by System.Security.Cryptography, which has no textbook RSA.</summary>
/// <param name="gate">Of the device.</param>
internal sealed class SystemRsa(DeviceGate gate) : IRsaPort
{
    private const uint Exponent = 65537;

    /// <inheritdoc/>
    public bool SupportsRawOperations => false;

    /// <inheritdoc/>
    public bool SupportsGeneration(int sizeBits, uint exponent) =>
        exponent == Exponent && sizeBits is >= 1024 and <= 4096 && sizeBits % 8 == 0;

    /// <inheritdoc/>
    public HsmStatus GenerateKey(int sizeBits, uint exponent, IRandomSource random, out byte[] privateKey)
    {
        privateKey = [];
        var status = SupportsGeneration(sizeBits, exponent) ? gate.TryEnter() : HsmStatus.NotCompiledIn;
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            using var key = RSA.Create(sizeBits);
            privateKey = key.ExportRSAPrivateKey();
            return HsmStatus.Ok;
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <inheritdoc/>
    public HsmStatus GetSize(ReadOnlySpan<byte> key, out int lengthBytes)
    {
        lengthBytes = 0;
        return HsmStatus.NotCompiledIn;
    }

    /// <inheritdoc/>
    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        publicKey = default;
        return HsmStatus.NotCompiledIn;
    }

    /// <inheritdoc/>
    public HsmStatus PublicOperation(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, out Bytes result)
    {
        result = default;
        return HsmStatus.NotCompiledIn;
    }

    /// <inheritdoc/>
    public HsmStatus PrivateOperation(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> source, out Bytes result)
    {
        result = default;
        return HsmStatus.NotCompiledIn;
    }
}
