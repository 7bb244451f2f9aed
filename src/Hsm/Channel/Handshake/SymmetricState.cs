using System.Security.Cryptography;
using System.Text;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>The symmetric state of the Noise Protocol Framework (revision 34, section 5.2), with SHA-256.</summary>
internal sealed class SymmetricState : IDisposable
{
    private const int HashLengthBytes = 32;

    private readonly IAeadAlgorithm _aead;
    private readonly byte[] _chainingKey = new byte[HashLengthBytes];
    private byte[] _hash = new byte[HashLengthBytes];

    // Null until the first key is mixed in; a handshake of ours encrypts nothing before.
    private IAeadKey? _key;
    private ulong _nonce;

    /// <summary>Begins with the name of the protocol.</summary>
    /// <param name="pattern">E.g. <c>IK</c>.</param>
    /// <param name="aead">The algorithm; its name is part of the protocol's.</param>
    public SymmetricState(string pattern, IAeadAlgorithm aead)
    {
        _aead = aead;
        var name = Encoding.ASCII.GetBytes($"Noise_{pattern}_25519_{aead.Name}_SHA256");
        if (name.Length <= HashLengthBytes)
        {
            name.CopyTo(_hash, 0);
        }
        else
        {
            SHA256.HashData(name, _hash);
        }

        _hash.CopyTo(_chainingKey, 0);
    }

    /// <summary>The hash of everything said so far.</summary>
    public ReadOnlySpan<byte> Hash => _hash;

    /// <summary>Mixes public data into the hash.</summary>
    /// <param name="data">Any length.</param>
    public void MixHash(ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_hash);
        hash.AppendData(data);
        _hash = hash.GetHashAndReset();
    }

    /// <summary>Mixes an agreed secret in; what follows is encrypted under it.</summary>
    /// <param name="secret">32 bytes; zeroed by this call.</param>
    public void MixKey(Span<byte> secret)
    {
        Span<byte> key = stackalloc byte[HashLengthBytes];
        Expand(secret, _chainingKey, key);
        CryptographicOperations.ZeroMemory(secret);
        _key?.Dispose();
        _key = _aead.CreateKey(key);
        _nonce = 0;
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>Encrypts, and mixes the ciphertext into the hash. Precondition: a key was mixed in.</summary>
    /// <param name="plaintext">Any length.</param>
    /// <param name="sealedText">16 bytes longer.</param>
    public void EncryptAndHash(ReadOnlySpan<byte> plaintext, Span<byte> sealedText)
    {
        Key.Seal(_nonce++, _hash, plaintext, sealedText);
        MixHash(sealedText);
    }

    /// <summary>Decrypts, and mixes the ciphertext into the hash. Precondition: a key was mixed in.</summary>
    /// <param name="sealedText">Ciphertext and tag.</param>
    /// <param name="plaintext">16 bytes shorter.</param>
    /// <returns>False: not authentic; the handshake is over.</returns>
    public bool TryDecryptAndHash(ReadOnlySpan<byte> sealedText, Span<byte> plaintext)
    {
        if (!Key.TryOpen(_nonce++, _hash, sealedText, plaintext))
        {
            return false;
        }

        MixHash(sealedText);
        return true;
    }

    /// <summary>The secrets of both directions.</summary>
    /// <param name="isInitiator">Which end this is.</param>
    /// <returns>To be disposed by who makes the channel.</returns>
    public ChannelSecrets Split(bool isInitiator)
    {
        Span<byte> forth = stackalloc byte[HashLengthBytes];
        Span<byte> back = stackalloc byte[HashLengthBytes];
        Expand([], forth, back);
        var secrets = isInitiator ? new ChannelSecrets(forth, back, isInitiator) : new ChannelSecrets(back, forth, isInitiator);
        CryptographicOperations.ZeroMemory(forth);
        CryptographicOperations.ZeroMemory(back);
        return secrets;
    }

    /// <summary>Zeroes the secrets.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_chainingKey);
        _key?.Dispose();
        _key = null;
    }

    private IAeadKey Key => _key ?? throw new HsmInvariantException("A handshake encrypts nothing before it has a key.");

    // Noise's HKDF (section 4.3) with two outputs is RFC 5869's with the chaining key as salt and no info. Its first half
    // is HMAC by definition, written out because OpenSSL 3.0 refuses an HKDF of nothing, which the last step is.
    private void Expand(ReadOnlySpan<byte> secret, Span<byte> first, Span<byte> second)
    {
        Span<byte> extracted = stackalloc byte[HashLengthBytes];
        Span<byte> both = stackalloc byte[2 * HashLengthBytes];
        HMACSHA256.HashData(_chainingKey, secret, extracted);
        HKDF.Expand(HashAlgorithmName.SHA256, extracted, both, []);
        both[..HashLengthBytes].CopyTo(first);
        both[HashLengthBytes..].CopyTo(second);
        CryptographicOperations.ZeroMemory(extracted);
        CryptographicOperations.ZeroMemory(both);
    }
}
