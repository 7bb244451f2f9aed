// The platform calls its PKCS#8 and SPKI calls experimental until the RFCs' numbers are final (SYSLIB5006).
#pragma warning disable SYSLIB5006

using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>ML-DSA by System.Security.Cryptography, where the machine's OpenSSL has it (3.5 and later).</summary>
/// <param name="gate">Of the device.</param>
internal sealed class SystemMlDsa(DeviceGate gate) : IMlDsaPort
{
    private delegate T Operation<out T>(MLDsa key);

    /// <inheritdoc/>
    public bool Supports(MlDsaLevel level) => MLDsa.IsSupported && Enum.IsDefined(level);

    /// <inheritdoc/>
    public HsmStatus GenerateKey(MlDsaLevel level, IRandomSource random, out byte[] privateKey)
    {
        var status = Run(Supports(level) ? () => MLDsa.GenerateKey(AlgorithmOf(level)) : null, static key => key.ExportPkcs8PrivateKey(), out var made);
        privateKey = made ?? [];
        return status;
    }

    /// <inheritdoc/>
    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey) =>
        Run(Import(key), static read => Bytes.Adopt(read.ExportSubjectPublicKeyInfo()), out publicKey);

    /// <inheritdoc/>
    public HsmStatus Sign(ReadOnlySpan<byte> privateKey, MlDsaMessage signed, out Bytes signature) =>
        Run(Import(privateKey), key => Sign(key, signed), out signature);

    /// <inheritdoc/>
    public HsmStatus Verify(ReadOnlySpan<byte> key, MlDsaMessage signed, ReadOnlySpan<byte> signature, out bool isValid)
    {
        var given = signature.ToArray();
        return Run(
            Import(key),
            read => given.Length == read.Algorithm.SignatureSizeInBytes && read.VerifyData(signed.Data.Span, given, signed.Context.Span),
            out isValid);
    }

    private static Bytes Sign(MLDsa key, MlDsaMessage signed)
    {
        var signature = new byte[key.Algorithm.SignatureSizeInBytes];
        key.SignData(signed.Data.Span, signature, signed.Context.Span);
        return Bytes.Adopt(signature);
    }

    private static Func<MLDsa>? Import(ReadOnlySpan<byte> key)
    {
        if (!MLDsa.IsSupported)
        {
            return null;
        }

        var copy = key.ToArray();
        return () =>
        {
            try
            {
                return MLDsa.ImportPkcs8PrivateKey(copy);
            }
            catch (CryptographicException)
            {
                return MLDsa.ImportSubjectPublicKeyInfo(copy);
            }
            finally
            {
                // Also when both fail: that is for Run to answer.
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

    private HsmStatus Run<T>(Func<MLDsa>? make, Operation<T> operation, out T? result)
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
