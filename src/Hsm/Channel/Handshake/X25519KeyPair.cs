using System.Security.Cryptography;
using Hsm.Abstractions;
using Org.BouncyCastle.Math.EC.Rfc7748;

namespace Hsm;

/// <summary>A key pair for X25519 (RFC 7748): the identity of one end, or the ephemeral key of one handshake.</summary>
public sealed class X25519KeyPair : IDisposable
{
    /// <summary>Length of either key and of a shared secret, in bytes.</summary>
    public const int KeyLengthBytes = 32;

    private readonly byte[] _privateKey;

    private X25519KeyPair(byte[] privateKey)
    {
        _privateKey = privateKey;
        var publicKey = new byte[KeyLengthBytes];
        X25519.ScalarMultBase(_privateKey, 0, publicKey, 0);
        PublicKey = new Bytes(publicKey);
    }

    /// <summary>What others may know; 32 bytes.</summary>
    public Bytes PublicKey { get; }

    /// <summary>Makes a new pair.</summary>
    /// <param name="random">Where the private key comes from.</param>
    /// <returns>The pair; dispose it, so that the private key is zeroed.</returns>
    public static X25519KeyPair Create(IRandomSource random)
    {
        var privateKey = new byte[KeyLengthBytes];
        random.Fill(privateKey);
        return new X25519KeyPair(privateKey);
    }

    /// <summary>Takes a private key that was kept.</summary>
    /// <param name="privateKey">32 bytes; copied.</param>
    /// <returns>The pair.</returns>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static X25519KeyPair Import(ReadOnlySpan<byte> privateKey) =>
        privateKey.Length == KeyLengthBytes
            ? new X25519KeyPair(privateKey.ToArray())
            : throw new ArgumentException("A private key has 32 bytes.", nameof(privateKey));

    /// <summary>Zeroes the private key.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_privateKey);

    /// <summary>Agrees on a secret.</summary>
    /// <param name="peer">The other's public key, 32 bytes.</param>
    /// <param name="secret">Receives 32 bytes; the caller zeroes them.</param>
    /// <returns>False: the public key is of small order and the secret would be zero (RFC 7748, section 6.1).</returns>
    internal bool TryAgree(Bytes peer, Span<byte> secret)
    {
        var agreed = new byte[KeyLengthBytes];
        var isGood = X25519.CalculateAgreement(_privateKey, 0, peer.ToArray(), 0, agreed, 0);
        agreed.CopyTo(secret);
        CryptographicOperations.ZeroMemory(agreed);
        return isGood;
    }
}
