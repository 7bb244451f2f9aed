using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>ML-KEM by System.Security.Cryptography, where the machine's OpenSSL has it (3.5 and later).</summary>
/// <param name="gate">Of the device.</param>
internal sealed class SystemMlKem(DeviceGate gate) : IMlKemPort
{
    private static readonly MLKemAlgorithm[] s_algorithms = [MLKemAlgorithm.MLKem512, MLKemAlgorithm.MLKem768, MLKemAlgorithm.MLKem1024];

    private delegate HsmStatus Operation<T>(MLKem key, out T? result);

    /// <inheritdoc/>
    public bool Supports(MlKemLevel level) => MLKem.IsSupported && Enum.IsDefined(level);

    /// <inheritdoc/>
    public HsmStatus GenerateKey(MlKemLevel level, IRandomSource random, out byte[] privateKey)
    {
        var status = Run(() => MLKem.GenerateKey(AlgorithmOf(level)), Export, out byte[]? made);
        privateKey = made ?? [];
        return status;

        static HsmStatus Export(MLKem key, out byte[]? made)
        {
            made = key.ExportDecapsulationKey();
            return HsmStatus.Ok;
        }
    }

    /// <inheritdoc/>
    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        return Run(Import(key), Export, out publicKey);

        static HsmStatus Export(MLKem key, out Bytes publicKey)
        {
            publicKey = Bytes.Adopt(key.ExportEncapsulationKey());
            return HsmStatus.Ok;
        }
    }

    /// <inheritdoc/>
    public HsmStatus Encapsulate(MlKemLevel level, ReadOnlySpan<byte> key, IRandomSource random, out MlKemSecret encapsulated) =>
        Run(Import(key), (MLKem read, out MlKemSecret result) => Encapsulate(level, read, out result), out encapsulated);

    /// <inheritdoc/>
    public HsmStatus Decapsulate(MlKemLevel level, ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> ciphertext, out Bytes secret)
    {
        var given = ciphertext.ToArray();
        return Run(Import(privateKey), (MLKem key, out Bytes result) => Decapsulate(level, key, given, out result), out secret);
    }

    private static HsmStatus Encapsulate(MlKemLevel level, MLKem key, out MlKemSecret result)
    {
        result = default;
        if (key.Algorithm != AlgorithmOf(level))
        {
            return HsmStatus.BadFunctionArgument;
        }

        key.Encapsulate(out var ciphertext, out var secret);
        result = new MlKemSecret(Bytes.Adopt(ciphertext), Bytes.Adopt(secret));
        return HsmStatus.Ok;
    }

    private static HsmStatus Decapsulate(MlKemLevel level, MLKem key, byte[] ciphertext, out Bytes secret)
    {
        secret = default;
        if (key.Algorithm != AlgorithmOf(level) || ciphertext.Length != key.Algorithm.CiphertextSizeInBytes)
        {
            return HsmStatus.BadFunctionArgument;
        }

        secret = Bytes.Adopt(key.Decapsulate(ciphertext));
        return HsmStatus.Ok;
    }

    private static MLKemAlgorithm AlgorithmOf(MlKemLevel level) => s_algorithms[(int)level];

    private static Func<MLKem> Import(ReadOnlySpan<byte> key)
    {
        var copy = key.ToArray();
        return () =>
        {
            try
            {
                return Array.Find(s_algorithms, one => one.DecapsulationKeySizeInBytes == copy.Length) is { } own
                    ? MLKem.ImportDecapsulationKey(own, copy)
                    : Array.Find(s_algorithms, one => one.EncapsulationKeySizeInBytes == copy.Length) is { } other
                        ? MLKem.ImportEncapsulationKey(other, copy)
                        : throw new CryptographicException("No key of ML-KEM has this length.");
            }
            finally
            {
                CryptographicOperations.ZeroMemory(copy);
            }
        };
    }

    private HsmStatus Run<T>(Func<MLKem> make, Operation<T> operation, out T? result)
    {
        result = default;
        var status = MLKem.IsSupported ? gate.TryEnter() : HsmStatus.NotCompiledIn;
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            using var key = make();
            return operation(key, out result);
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
