// The platform calls its PKCS#8 and SPKI calls experimental until the RFCs' numbers are final (SYSLIB5006).
#pragma warning disable SYSLIB5006

using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>ML-DSA by System.Security.Cryptography, where the machine's OpenSSL has it (3.5 and later).</summary>
/// <param name="gate">Of the device.</param>
internal sealed class SystemMlDsa(DeviceGate gate) : IMlDsaPort
{
    private delegate HsmStatus Operation<T>(MLDsa key, out T? result);

    /// <inheritdoc/>
    public bool Supports(MlDsaLevel level, HashFunction preHash) =>
        MLDsa.IsSupported && Enum.IsDefined(level) && (preHash == HashFunction.None || OidOf(preHash) is not null);

    /// <inheritdoc/>
    public HsmStatus GenerateKey(MlDsaLevel level, IRandomSource random, out byte[] privateKey)
    {
        var status = Run(() => MLDsa.GenerateKey(AlgorithmOf(level)), Export, out byte[]? made);
        privateKey = made ?? [];
        return status;

        static HsmStatus Export(MLDsa key, out byte[]? made)
        {
            made = key.ExportPkcs8PrivateKey();
            return HsmStatus.Ok;
        }
    }

    /// <inheritdoc/>
    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        return Run(Import(key), Export, out publicKey);

        static HsmStatus Export(MLDsa key, out Bytes publicKey)
        {
            publicKey = Bytes.Adopt(key.ExportSubjectPublicKeyInfo());
            return HsmStatus.Ok;
        }
    }

    /// <inheritdoc/>
    public HsmStatus Sign(ReadOnlySpan<byte> privateKey, MlDsaMessage signed, out Bytes signature) =>
        Run(Import(privateKey), (MLDsa key, out Bytes result) => Sign(key, signed, out result), out signature);

    /// <inheritdoc/>
    public HsmStatus Verify(ReadOnlySpan<byte> key, MlDsaMessage signed, ReadOnlySpan<byte> signature, out bool isValid)
    {
        var given = signature.ToArray();
        return Run(Import(key), (MLDsa read, out bool result) => Verify(read, signed, given, out result), out isValid);
    }

    private static HsmStatus Sign(MLDsa key, MlDsaMessage signed, out Bytes result)
    {
        result = default;
        if (!signed.Suits(LevelOf(key)))
        {
            return HsmStatus.BadFunctionArgument;
        }

        var signature = new byte[key.Algorithm.SignatureSizeInBytes];
        if (OidOf(signed.PreHash) is { } oid)
        {
            key.SignPreHash(signed.Data.Span, signature, oid, signed.Context.Span);
        }
        else
        {
            key.SignData(signed.Data.Span, signature, signed.Context.Span);
        }

        result = Bytes.Adopt(signature);
        return HsmStatus.Ok;
    }

    private static HsmStatus Verify(MLDsa key, MlDsaMessage signed, byte[] signature, out bool isValid)
    {
        isValid = false;
        if (!signed.Suits(LevelOf(key)))
        {
            return HsmStatus.BadFunctionArgument;
        }

        isValid = signature.Length == key.Algorithm.SignatureSizeInBytes
            && (OidOf(signed.PreHash) is { } oid
                ? key.VerifyPreHash(signed.Data.Span, signature, oid, signed.Context.Span)
                : key.VerifyData(signed.Data.Span, signature, signed.Context.Span));
        return HsmStatus.Ok;
    }

    private static Func<MLDsa> Import(ReadOnlySpan<byte> key)
    {
        var bare = Pkcs8.Bare(key);
        var copy = bare ?? key.ToArray();
        return () =>
        {
            try
            {
                return bare is null ? MLDsa.ImportSubjectPublicKeyInfo(copy) : MLDsa.ImportPkcs8PrivateKey(copy);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(copy);
            }
        };
    }

    private static MLDsaAlgorithm AlgorithmOf(MlDsaLevel level) => level switch
    {
        MlDsaLevel.MlDsa44 => MLDsaAlgorithm.MLDsa44,
        MlDsaLevel.MlDsa65 => MLDsaAlgorithm.MLDsa65,
        _ => MLDsaAlgorithm.MLDsa87,
    };

    private static MlDsaLevel LevelOf(MLDsa key) => Enum.GetValues<MlDsaLevel>().First(level => AlgorithmOf(level) == key.Algorithm);

    // Those that the platform takes (NIST's numbers, FIPS 204, 5.4.1).
    private static string? OidOf(HashFunction preHash) => preHash switch
    {
        HashFunction.Sha256 => "2.16.840.1.101.3.4.2.1",
        HashFunction.Sha384 => "2.16.840.1.101.3.4.2.2",
        HashFunction.Sha512 => "2.16.840.1.101.3.4.2.3",
        HashFunction.Sha3_256 => "2.16.840.1.101.3.4.2.8",
        HashFunction.Sha3_384 => "2.16.840.1.101.3.4.2.9",
        HashFunction.Sha3_512 => "2.16.840.1.101.3.4.2.10",
        _ => null,
    };

    private HsmStatus Run<T>(Func<MLDsa> make, Operation<T> operation, out T? result)
    {
        result = default;
        var status = MLDsa.IsSupported ? gate.TryEnter() : HsmStatus.NotCompiledIn;
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
