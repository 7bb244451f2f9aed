// The platform calls its PKCS#8 and SPKI calls experimental until the RFCs' numbers are final (SYSLIB5006).
#pragma warning disable SYSLIB5006

using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>ML-KEM by System.Security.Cryptography, where the machine's OpenSSL has it (3.5 and later).</summary>
/// <param name="gate">Of the device.</param>
internal sealed class SystemMlKem(DeviceGate gate) : IMlKemPort
{
    private delegate T Operation<out T>(MLKem key);

    /// <inheritdoc/>
    public bool Supports(MlKemLevel level) => MLKem.IsSupported && Enum.IsDefined(level);

    /// <inheritdoc/>
    public HsmStatus GenerateKey(MlKemLevel level, IRandomSource random, out byte[] privateKey)
    {
        var status = Run(Supports(level) ? () => MLKem.GenerateKey(AlgorithmOf(level)) : null, static key => key.ExportPkcs8PrivateKey(), out var made);
        privateKey = made ?? [];
        return status;
    }

    /// <inheritdoc/>
    public HsmStatus MakePublic(MlKemLevel level, ReadOnlySpan<byte> key, out Bytes publicKey) =>
        Run(Import(level, key), static read => Bytes.Adopt(read.ExportEncapsulationKey()), out publicKey);

    /// <inheritdoc/>
    public HsmStatus Encapsulate(MlKemLevel level, ReadOnlySpan<byte> key, IRandomSource random, out MlKemSecret encapsulated) =>
        Run(Import(level, key), Encapsulate, out encapsulated);

    /// <inheritdoc/>
    public HsmStatus Decapsulate(MlKemLevel level, ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> ciphertext, out Bytes secret)
    {
        secret = default;
        if (Supports(level) && ciphertext.Length != AlgorithmOf(level).CiphertextSizeInBytes)
        {
            return HsmStatus.BadFunctionArgument;
        }

        var given = ciphertext.ToArray();
        return Run(Import(level, privateKey), key => Bytes.Adopt(key.Decapsulate(given)), out secret);
    }

    private static MlKemSecret Encapsulate(MLKem key)
    {
        key.Encapsulate(out var ciphertext, out var secret);
        return new MlKemSecret(Bytes.Adopt(ciphertext), Bytes.Adopt(secret));
    }

    private static MLKemAlgorithm AlgorithmOf(MlKemLevel level) => level switch
    {
        MlKemLevel.MlKem512 => MLKemAlgorithm.MLKem512,
        MlKemLevel.MlKem768 => MLKemAlgorithm.MLKem768,
        _ => MLKemAlgorithm.MLKem1024,
    };

    private Func<MLKem>? Import(MlKemLevel level, ReadOnlySpan<byte> key)
    {
        if (!Supports(level))
        {
            return null;
        }

        var copy = key.ToArray();
        return () =>
        {
            try
            {
                return copy.Length == AlgorithmOf(level).EncapsulationKeySizeInBytes
                    ? MLKem.ImportEncapsulationKey(AlgorithmOf(level), copy)
                    : MLKem.ImportPkcs8PrivateKey(copy);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(copy);
            }
        };
    }

    private HsmStatus Run<T>(Func<MLKem>? make, Operation<T> operation, out T? result)
    {
        result = default;
        var status = make is null ? HsmStatus.NotCompiledIn : gate.TryEnter();
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            using var key = make!();
            result = operation(key);
            return HsmStatus.Ok;
        }
        catch (CryptographicException)
        {
            return HsmStatus.AsnParse;
        }
        finally
        {
            gate.Leave();
        }
    }
}
