using System.Text;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A PIN of the PKCS#11 face. Its hash stands in NVM beside how often it was tried in vain, so that a restart with the same
/// PIN gives no attempts back, and one with another PIN, which is the operator's doing, gives all. It does not change while the
/// server is open. What counts attempts needs Gate, and changes Store.
/// </summary>
/// <param name="record">Where that is.</param>
/// <param name="maxAttempts">Wrong ones in a row after which no PIN is taken.</param>
/// <param name="server">Whose store.</param>
internal sealed class TokenPin(NvmId record, int maxAttempts, ServerState server)
{
    private readonly ProofAttempts _attempts = new(record);
    private SaltedPin _pin = null!;

    /// <summary>Held while a PIN is looked at; taken with no lock held.</summary>
    public object Gate => _attempts.Gate;

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

    /// <summary>Spends an attempt, before the PIN is looked at.</summary>
    /// <param name="wrongInARow">How many were wrong before.</param>
    /// <returns>Ok: the PIN may be looked at; PinLocked: no attempt is left; DeviceError: flash error, an attempt may be gone.</returns>
    public TokenResult Spend(out int wrongInARow) =>
        _attempts.Spend(server.Components.Auth.Attempts, server.Store, maxAttempts, out wrongInARow) switch
        {
            HsmStatus.Ok => TokenResult.Ok,
            HsmStatus.Access => TokenResult.PinLocked,
            _ => TokenResult.DeviceError,
        };

    /// <summary>Compares. Takes its time: no lock is held.</summary>
    /// <param name="tried">UTF-8.</param>
    /// <returns>True when it is the PIN.</returns>
    public bool Matches(ReadOnlySpan<byte> tried) => _pin.Matches(tried);

    /// <summary>Gives attempts back.</summary>
    /// <param name="wrongInARow">How many count as wrong from now on.</param>
    /// <returns>Ok; DeviceError: flash error, an attempt may be gone.</returns>
    public TokenResult GiveBack(int wrongInARow) =>
        _attempts.GiveBack(server.Components.Auth.Attempts, server.Store, wrongInARow) == HsmStatus.Ok ? TokenResult.Ok : TokenResult.DeviceError;

    /// <summary>Leaves giving an attempt back to the next one, for want of a lock.</summary>
    /// <param name="wrongInARow">How many count as wrong then.</param>
    public void Owe(int wrongInARow) => _attempts.Owe(wrongInARow);
}
