using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A PIN as a salted hash, with the attempts that are left. Needs the Applications lock.
/// </summary>
/// <param name="pin">The PIN.</param>
/// <param name="options">Iterations and attempts.</param>
internal sealed class TokenPin(string pin, TokenOptions options)
{
    private readonly SaltedPin _pin = new(System.Text.Encoding.UTF8.GetBytes(pin), options.PinIterations);
    private int _wrongInARow;

    /// <summary>Takes a PIN.</summary>
    /// <param name="tried">UTF-8.</param>
    /// <returns>Ok: all attempts are back; PinIncorrect: one less; PinLocked: none is left, the PIN was not looked at.</returns>
    public TokenResult Take(ReadOnlySpan<byte> tried)
    {
        if (_wrongInARow >= options.MaxPinAttempts)
        {
            return TokenResult.PinLocked;
        }

        if (!_pin.Matches(tried))
        {
            _wrongInARow++;
            return TokenResult.PinIncorrect;
        }

        _wrongInARow = 0;
        return TokenResult.Ok;
    }
}
