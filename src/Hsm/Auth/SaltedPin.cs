using System.Security.Cryptography;

namespace Hsm;

/// <summary>A PIN as a salted hash (PBKDF2-HMAC-SHA256). Never changes.</summary>
internal sealed class SaltedPin
{
    private const int SaltLengthBytes = 16;
    private const int HashLengthBytes = 32;

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

    /// <summary>Compares in constant time.</summary>
    /// <param name="pin">The PIN that is to be tried.</param>
    /// <returns>True when it is the one.</returns>
    public bool Matches(ReadOnlySpan<byte> pin) => CryptographicOperations.FixedTimeEquals(Hash(pin), _hash);

    private byte[] Hash(ReadOnlySpan<byte> pin) =>
        Rfc2898DeriveBytes.Pbkdf2(pin, _salt, _iterations, HashAlgorithmName.SHA256, HashLengthBytes);
}
