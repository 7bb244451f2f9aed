namespace Interleave.Detection.Prediction;

/// <summary>How a lock is held or wanted.</summary>
internal enum LockMode : byte
{
    /// <summary>By one thread alone.</summary>
    Exclusive,

    /// <summary>By readers.</summary>
    Shared,

    /// <summary>By one thread among readers.</summary>
    Upgradeable,
}

/// <summary>A lock a thread holds.</summary>
/// <param name="Lock">Ordinal of the lock.</param>
/// <param name="Mode">How.</param>
/// <param name="Acquire">Index of the action that took it.</param>
internal readonly record struct LockHold(int Lock, LockMode Mode, int Acquire)
{
    /// <summary>Whether two threads can't hold one lock in these two ways at once.</summary>
    internal static bool Conflict(LockMode a, LockMode b) =>
        a == LockMode.Exclusive || b == LockMode.Exclusive || (a == LockMode.Upgradeable && b == LockMode.Upgradeable);

    /// <summary>Whether two threads can't hold these sets at once: some lock is in both (a gate lock).</summary>
    internal static bool Exclude(LockHold[] a, LockHold[] b)
    {
        foreach (LockHold hold in a)
        {
            foreach (LockHold other in b)
            {
                if (hold.Lock == other.Lock && Conflict(hold.Mode, other.Mode))
                {
                    return true;
                }
            }
        }

        return false;
    }

    internal static LockMode ModeOf(ActionKind acquire) => acquire switch
    {
        ActionKind.AcquireShared => LockMode.Shared,
        ActionKind.AcquireUpgradeable => LockMode.Upgradeable,
        _ => LockMode.Exclusive,
    };
}
