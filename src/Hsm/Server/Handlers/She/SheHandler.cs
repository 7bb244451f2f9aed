using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A handler of SHE: one hold of the Store lock around the whole command, so that slots and counters are of one instant. A
/// command that is refused has changed nothing, unless it says so.
/// </summary>
/// <typeparam name="TRequest">The type of request.</typeparam>
internal abstract class SheHandler<TRequest> : RequestHandler<TRequest>
    where TRequest : HsmRequest
{
    /// <summary>Whether a slot may be written.</summary>
    protected virtual bool Writes => false;

    /// <summary>Whether the UID must be set, and secure boot not be under way.</summary>
    protected virtual bool NeedsReady => true;

    /// <inheritdoc/>
    protected sealed override HsmResponse Handle(SessionState session, TRequest request)
    {
        if (!HasShape(request))
        {
            return Answer(HsmStatus.BadArgs);
        }

        if (NeedsReady && !session.She.IsReady)
        {
            return Answer(HsmStatus.SheSequence);
        }

        using var held = Writes ? session.Lock(Guarded.Store) : session.LockShared(Guarded.Store);
        return held.Failed ? Answer(held.Status) : Carry(session, request);
    }

    /// <summary>Checks what the request alone tells.</summary>
    /// <param name="request">The request.</param>
    /// <returns>False: BadArgs.</returns>
    protected virtual bool HasShape(TRequest request) => true;

    /// <summary>Carries out a request under the lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="request">What is asked; its shape was checked.</param>
    /// <returns>The answer.</returns>
    protected abstract HsmResponse Carry(SessionState session, TRequest request);

    /// <summary>Takes a key for use.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="slot">KEY_1 to KEY_10, or the RAM key.</param>
    /// <param name="forMac">Whether for a MAC; the RAM key is for everything.</param>
    /// <param name="key">The key when Ok.</param>
    /// <returns>Ok; SheKeyInvalid: not for this use; SheKeyEmpty; SheKeyNotAvailable: locked by boot; Aborted: flash error.</returns>
    protected static HsmStatus TakeKey(SessionState session, byte slot, bool forMac, out SheKey? key)
    {
        key = null;
        if (slot is < (byte)SheSlot.Key1 or > (byte)SheSlot.RamKey)
        {
            return HsmStatus.SheKeyInvalid;
        }

        var status = TakeAny(session, (SheSlot)slot, out key);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        var isForMac = (key!.Flags & SheKeyFlags.MacUsage) != SheKeyFlags.None;
        return (SheSlot)slot != SheSlot.RamKey && isForMac != forMac ? HsmStatus.SheKeyInvalid : HsmStatus.Ok;
    }

    /// <summary>Takes the key of any slot.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="slot">Which.</param>
    /// <param name="key">The key when Ok.</param>
    /// <returns>Ok; SheKeyEmpty; SheKeyNotAvailable: locked by boot; Aborted: flash error.</returns>
    protected static HsmStatus TakeAny(SessionState session, SheSlot slot, out SheKey? key)
    {
        var status = HsmStatus.Ok;
        key = session.She.RamKey;
        if (slot != SheSlot.RamKey)
        {
            status = SheKey.Read(session, slot, out key);
        }

        if (status != HsmStatus.Ok)
        {
            return status;
        }

        return key is null ? HsmStatus.SheKeyEmpty
            : (key.Flags & SheKeyFlags.BootProtection) != SheKeyFlags.None && (session.She.Boot & SheStatusFlags.BootOk) == SheStatusFlags.None
                ? HsmStatus.SheKeyNotAvailable
            : HsmStatus.Ok;
    }
}
