using System.Text;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A PIN of the PKCS#11 face. Its hash stands in NVM beside how often it was tried in vain, so that a restart with the same
/// PIN gives no attempts back, and one with another PIN, which is the operator's doing, gives all. Changes Applications and Store.
/// </summary>
/// <param name="record">Where that is.</param>
/// <param name="maxAttempts">Wrong ones in a row after which no PIN is taken.</param>
/// <param name="server">Whose store.</param>
internal sealed class TokenPin(NvmId record, int maxAttempts, ServerState server)
{
    private SaltedPin _pin = null!;

    /// <summary>Reads what the store has, or begins anew with all attempts where that is of another PIN.</summary>
    /// <param name="pin">The PIN; not kept.</param>
    /// <param name="iterations">Of the hash, where it is made now.</param>
    /// <returns>Ok; NoSpace; Aborted: flash error.</returns>
    public HsmStatus Open(string pin, int iterations)
    {
        var text = Encoding.UTF8.GetBytes(pin);
        var status = server.Store.ReadAny(record, out var stored);
        if (status is not (HsmStatus.Ok or HsmStatus.NotFound))
        {
            return status;
        }

        if (SaltedPin.Read(stored) is { } former && former.Matches(text))
        {
            _pin = former;
            return HsmStatus.Ok;
        }

        _pin = new SaltedPin(text, iterations);
        return server.Store.Apply([], [AttemptRecords.Create(record, count: 0, _pin.Stored.Memory)]);
    }

    /// <summary>Takes a PIN.</summary>
    /// <param name="tried">UTF-8.</param>
    /// <returns>
    /// Ok: all attempts are back; PinIncorrect: one less; PinLocked: none is left, the PIN was not looked at; DeviceError: flash
    /// error, an attempt may be gone.
    /// </returns>
    public TokenResult Take(ReadOnlySpan<byte> tried)
    {
        var attempts = server.Components.Auth.Attempts;
        var status = attempts.Spend(server.Store, record, maxAttempts, out _);
        if (status != HsmStatus.Ok)
        {
            return status == HsmStatus.Access ? TokenResult.PinLocked : TokenResult.DeviceError;
        }

        if (!_pin.Matches(tried))
        {
            return TokenResult.PinIncorrect;
        }

        return attempts.Set(server.Store, record, 0) == HsmStatus.Ok ? TokenResult.Ok : TokenResult.DeviceError;
    }
}
