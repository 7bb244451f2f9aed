using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Whole hashes by System.Security.Cryptography. It has neither SHA-224, SHA-512/t nor SHA3-224, and hands no state out.
/// </summary>
/// <param name="gate">Of the device.</param>
internal sealed class SystemHashes(DeviceGate gate) : IHashPort
{
    /// <inheritdoc/>
    public bool Supports(HashFunction function, bool hasState) => !hasState && IsAvailable(function);

    /// <inheritdoc/>
    public HsmStatus Hash(HashFunction function, ReadOnlySpan<byte> message, out Bytes digest)
    {
        digest = default;
        var status = IsAvailable(function) ? gate.TryEnter() : HsmStatus.NotCompiledIn;
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            digest = Bytes.Adopt(CryptographicOperations.HashData(NameOf(function), message));
            return HsmStatus.Ok;
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <inheritdoc/>
    public HashState Start(HashFunction function) => ((IHashPort)UnsupportedCrypto.Instance).Start(function);

    /// <inheritdoc/>
    public HsmStatus Update(HashState state, ReadOnlySpan<byte> blocks, out HashState next) =>
        ((IHashPort)UnsupportedCrypto.Instance).Update(state, blocks, out next);

    /// <inheritdoc/>
    public HsmStatus Finish(HashState state, ReadOnlySpan<byte> rest, out Bytes digest) =>
        ((IHashPort)UnsupportedCrypto.Instance).Finish(state, rest, out digest);

    /// <summary>Whether the platform has a function.</summary>
    /// <param name="function">Any.</param>
    /// <returns>True when it has.</returns>
    internal static bool IsAvailable(HashFunction function) => function switch
    {
        HashFunction.Sha256 or HashFunction.Sha384 or HashFunction.Sha512 => true,
        HashFunction.Sha3_256 => SHA3_256.IsSupported,
        HashFunction.Sha3_384 => SHA3_384.IsSupported,
        HashFunction.Sha3_512 => SHA3_512.IsSupported,
        _ => false,
    };

    /// <summary>The platform's name of a function.</summary>
    /// <param name="function">An available one.</param>
    /// <returns>The name.</returns>
    internal static HashAlgorithmName NameOf(HashFunction function) => function switch
    {
        HashFunction.Sha256 => HashAlgorithmName.SHA256,
        HashFunction.Sha384 => HashAlgorithmName.SHA384,
        HashFunction.Sha3_256 => HashAlgorithmName.SHA3_256,
        HashFunction.Sha3_384 => HashAlgorithmName.SHA3_384,
        HashFunction.Sha3_512 => HashAlgorithmName.SHA3_512,
        _ => HashAlgorithmName.SHA512,
    };
}
