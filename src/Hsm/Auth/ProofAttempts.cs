using Hsm.Abstractions;

namespace Hsm;

/// <summary>Attempts at one secret: they come one after the other, and each finds what the one before left.</summary>
/// <param name="record">Where they are counted in NVM.</param>
internal sealed class ProofAttempts(NvmId record)
{
    // How many proofs were wrong before one that was right and then was not to be counted, for want of a lock: an attempt
    // was spent that is given back with the next one. Null: none. Guarded by Gate.
    private int? _owed;

    /// <summary>Held while a proof is looked at. Taken with no lock held; locks are taken under it.</summary>
    public object Gate { get; } = new();

    /// <summary>Spends an attempt, before the proof is looked at. Gate is held; changes Store.</summary>
    /// <param name="counts">Where attempts are counted.</param>
    /// <param name="store">The store.</param>
    /// <param name="max">Attempts in a row.</param>
    /// <param name="wrongInARow">How many were wrong before.</param>
    /// <returns>As AttemptRecords.Spend.</returns>
    public HsmStatus Spend(AttemptRecords counts, NvmStore store, int max, out int wrongInARow)
    {
        wrongInARow = 0;
        var status = _owed is { } owed ? GiveBack(counts, store, owed) : HsmStatus.Ok;
        return status == HsmStatus.Ok ? counts.Spend(store, record, max, out wrongInARow) : status;
    }

    /// <summary>Gives attempts back. Gate is held; changes Store.</summary>
    /// <param name="counts">Where attempts are counted.</param>
    /// <param name="store">The store.</param>
    /// <param name="wrongInARow">How many count as wrong from now on.</param>
    /// <returns>Ok; Aborted: flash error; NoSpace.</returns>
    public HsmStatus GiveBack(AttemptRecords counts, NvmStore store, int wrongInARow)
    {
        var status = counts.Set(store, record, wrongInARow);
        _owed = status == HsmStatus.Ok ? null : _owed;
        return status;
    }

    /// <summary>Leaves giving an attempt back to the next one, for want of a lock. Gate is held.</summary>
    /// <param name="wrongInARow">How many count as wrong then.</param>
    public void Owe(int wrongInARow) => _owed = wrongInARow;

    /// <summary>Nothing is owed any more: the record was written anew. Gate is held.</summary>
    public void Forget() => _owed = null;
}
