using System.Buffers.Binary;
using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>A PIN as a salted hash (PBKDF2-HMAC-SHA256). Never changes.</summary>
internal sealed class SaltedPin
{
    private const int SaltLengthBytes = 16;
    private const int HashLengthBytes = 32;
    private const int StoredLengthBytes = sizeof(int) + SaltLengthBytes + HashLengthBytes;

    private readonly byte[] _salt;
    private readonly byte[] _hash;
    private readonly int _iterations;

    /// <summary>Hashes a PIN under a fresh salt.</summary>
    /// <param name="pin">The PIN; not referenced afterwards.</param>
    /// <param name="iterations">1 or more.</param>
    public SaltedPin(ReadOnlySpan<byte> pin, int iterations)
    {
        _salt = RandomNumberGenerator.GetBytes(SaltLengthBytes);
        _iterations = iterations;
        _hash = Hash(pin);
    }

    private SaltedPin(int iterations, byte[] salt, byte[] hash)
    {
        _iterations = iterations;
        _salt = salt;
        _hash = hash;
    }

    /// <summary>Iterations (4 bytes, little-endian), salt (16), hash (32).</summary>
    public Bytes Stored
    {
        get
        {
            var stored = new byte[StoredLengthBytes];
            BinaryPrimitives.WriteInt32LittleEndian(stored, _iterations);
            _salt.CopyTo(stored, sizeof(int));
            _hash.CopyTo(stored, sizeof(int) + SaltLengthBytes);
            return Bytes.Adopt(stored);
        }
    }

    /// <summary>Reads what was stored.</summary>
    /// <param name="stored">As <see cref="Stored"/>.</param>
    /// <returns>Null: it is none.</returns>
    public static SaltedPin? Read(ReadOnlySpan<byte> stored)
    {
        if (stored.Length != StoredLengthBytes || BinaryPrimitives.ReadInt32LittleEndian(stored) < 1)
        {
            return null;
        }

        var salt = stored.Slice(sizeof(int), SaltLengthBytes);
        return new SaltedPin(BinaryPrimitives.ReadInt32LittleEndian(stored), salt.ToArray(), stored[(sizeof(int) + SaltLengthBytes)..].ToArray());
    }

    /// <summary>Compares in constant time.</summary>
    /// <param name="pin">The PIN that is to be tried.</param>
    /// <returns>True when it is the one.</returns>
    public bool Matches(ReadOnlySpan<byte> pin) => CryptographicOperations.FixedTimeEquals(Hash(pin), _hash);

    private byte[] Hash(ReadOnlySpan<byte> pin) =>
        Rfc2898DeriveBytes.Pbkdf2(pin, _salt, _iterations, HashAlgorithmName.SHA256, HashLengthBytes);
}
