using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A PIN as a salted hash, with the attempts that are left. Needs the Applications lock.
/// </summary>
internal sealed class TokenPin
{
    private const int HashLengthBytes = 32;

    private readonly byte[] _salt;
    private readonly byte[] _hash;
    private readonly TokenOptions _options;
    private int _wrongInARow;

    /// <summary>Hashes a PIN.</summary>
    /// <param name="pin">The PIN.</param>
    /// <param name="salt">16 bytes.</param>
    /// <param name="options">Iterations and attempts.</param>
    public TokenPin(string pin, byte[] salt, TokenOptions options)
    {
        _salt = salt;
        _options = options;
        _hash = Hash(System.Text.Encoding.UTF8.GetBytes(pin));
    }

    /// <summary>Takes a PIN.</summary>
    /// <param name="pin">UTF-8.</param>
    /// <returns>Ok: all attempts are back; PinIncorrect: one less; PinLocked: none is left, the PIN was not looked at.</returns>
    public TokenResult Take(ReadOnlySpan<byte> pin)
    {
        if (_wrongInARow >= _options.MaxPinAttempts)
        {
            return TokenResult.PinLocked;
        }

        if (!CryptographicOperations.FixedTimeEquals(Hash(pin), _hash))
        {
            _wrongInARow++;
            return TokenResult.PinIncorrect;
        }

        _wrongInARow = 0;
        return TokenResult.Ok;
    }

    private byte[] Hash(ReadOnlySpan<byte> pin) =>
        Rfc2898DeriveBytes.Pbkdf2(pin, _salt, _options.PinIterations, HashAlgorithmName.SHA256, HashLengthBytes);
}
