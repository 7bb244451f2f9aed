using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>W5. The lock is given up before the bit is set.</summary>
/// <param name="options">Sizes.</param>
internal sealed class EarlyUnlockWindow(ReplayWindowOptions options) : SpinBitForm(options)
{
    /// <inheritdoc/>
    protected override ReplayVerdict MarkLocked(ulong counter, ulong before, ulong next)
    {
        if (counter >= before)
        {
            ClearOvertaken(before, counter);
        }

        var isNew = !Bits.IsSet(counter);
        Unlock(next);
        if (!isNew)
        {
            return ReplayVerdict.Duplicate;
        }

        Bits.TrySet(counter);
        return Count();
    }
}
