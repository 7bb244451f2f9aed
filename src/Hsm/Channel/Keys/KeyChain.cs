using System.Security.Cryptography;
using System.Text;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The secrets that the next key comes from, one a direction. Each step is HKDF-Expand with SHA-256 (RFC 5869): the key
/// from the secret, the next secret from the secret, and the old secret is zeroed, so that no older key can be had from
/// what is left.
/// </summary>
internal sealed class KeyChain : IDisposable
{
    private static readonly byte[] s_keyInfo = Encoding.ASCII.GetBytes("hsm channel key");
    private static readonly byte[] s_nextInfo = Encoding.ASCII.GetBytes("hsm channel next");

    private readonly byte[] _sending;
    private readonly byte[] _receiving;

    /// <summary>Begins a chain.</summary>
    /// <param name="secrets">What the handshake gave; copied.</param>
    public KeyChain(ChannelSecrets secrets)
    {
        _sending = secrets.Sending.ToArray();
        _receiving = secrets.Receiving.ToArray();
    }

    /// <summary>The number of the key that would be derived.</summary>
    public uint NextNumber { get; private set; }

    /// <summary>Derives the next key and leaves the chain as it is: the packet that asks for it may be forged.</summary>
    /// <param name="algorithm">What it is for.</param>
    /// <returns>Sealing and opening.</returns>
    public (IAeadKey Sealing, IAeadKey Opening) Derive(IAeadAlgorithm algorithm) =>
        (Derive(algorithm, _sending), Derive(algorithm, _receiving));

    /// <summary>Goes on by one key; the secrets before are gone.</summary>
    public void Step()
    {
        Step(_sending);
        Step(_receiving);
        NextNumber++;
    }

    /// <summary>Zeroes the secrets.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_sending);
        CryptographicOperations.ZeroMemory(_receiving);
    }

    private static IAeadKey Derive(IAeadAlgorithm algorithm, byte[] secret)
    {
        Span<byte> key = stackalloc byte[IAeadAlgorithm.KeyLengthBytes];
        HKDF.Expand(HashAlgorithmName.SHA256, secret, key, s_keyInfo);
        try
        {
            return algorithm.CreateKey(key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static void Step(byte[] secret)
    {
        Span<byte> next = stackalloc byte[ChannelSecrets.SecretLengthBytes];
        HKDF.Expand(HashAlgorithmName.SHA256, secret, next, s_nextInfo);
        next.CopyTo(secret);
        CryptographicOperations.ZeroMemory(next);
    }
}
