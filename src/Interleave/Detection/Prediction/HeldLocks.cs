namespace Interleave.Detection.Prediction;

/// <summary>Which locks each thread holds as the actions go by; pairs acquisitions with their releases.</summary>
internal sealed class HeldLocks(int[] releases, int threads)
{
    private readonly LockHold[]?[] _held = new LockHold[threads][];

    /// <summary>What the action's thread held just before it; to be asked once for each action, in order.</summary>
    internal LockHold[] Before(int index, in TracedAction action)
    {
        LockHold[] before = _held[action.Thread] ?? [];
        releases[index] = ActionTrace.None;
        if (action.IsAcquire)
        {
            _held[action.Thread] = [.. before, new LockHold(action.Resource, LockHold.ModeOf(action.Kind), index)];
        }
        else if (action.Kind is ActionKind.Release or ActionKind.ReleaseToWait)
        {
            Release(index, action, before);
        }

        return before;
    }

    private void Release(int index, in TracedAction action, LockHold[] before)
    {
        // The innermost: an upgradeable lock's holder gives back the write lock first.
        int gate = action.Resource;
        int at = Array.FindLastIndex(before, h => h.Lock == gate);
        if (at >= 0)
        {
            releases[before[at].Acquire] = index;
            _held[action.Thread] = [.. before[..at], .. before[(at + 1)..]];
        }
    }
}
