using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>The form of <see cref="SpinBitReplayWindow"/> with its steps open, for bugs to be planted in one of them.</summary>
/// <param name="options">Sizes.</param>
internal abstract class SpinBitForm(ReplayWindowOptions options) : IReplayWindow
{
    /// <summary>The lock in the counter word.</summary>
    protected const ulong LockBit = 1UL << 63;

    private ulong _state;
    private ulong _receivedCount;

    /// <inheritdoc/>
    public string Name => "spin-bit";

    /// <inheritdoc/>
    public int WidthCounters => options.WidthCounters;

    /// <inheritdoc/>
    public ulong Limit => options.Limit;

    /// <inheritdoc/>
    public ulong ReceivedCount => Volatile.Read(ref _receivedCount);

    /// <summary>The bits.</summary>
    protected ReplayBitmap Bits { get; } = new(options.WidthCounters);

    /// <summary>The counter word.</summary>
    protected ulong State => Volatile.Read(ref _state);

    /// <inheritdoc/>
    public ReplayVerdict Check(ulong counter)
    {
        var spinner = new SpinWait();
        while (true)
        {
            var state = State;
            if (IsToWait(state))
            {
                spinner.SpinOnce(sleep1Threshold: -1);
                continue;
            }

            var next = state & ~LockBit;
            if (IsTooOld(counter, next))
            {
                return ReplayVerdict.TooOld;
            }

            if (counter >= next)
            {
                return ReplayVerdict.Ok;
            }

            var isSet = Bits.IsSet(counter);
            if (IsStill(state))
            {
                return isSet ? ReplayVerdict.Duplicate : ReplayVerdict.Ok;
            }
        }
    }

    /// <inheritdoc/>
    public ReplayVerdict Mark(ulong counter)
    {
        var spinner = new SpinWait();
        while (true)
        {
            var state = State;
            if ((state & LockBit) != 0)
            {
                spinner.SpinOnce(sleep1Threshold: -1);
                continue;
            }

            if (IsTooOld(counter, state))
            {
                return ReplayVerdict.TooOld;
            }

            var next = Math.Max(state, counter + 1);
            if (Interlocked.CompareExchange(ref _state, next | LockBit, state) == state)
            {
                return MarkLocked(counter, state, next);
            }
        }
    }

    /// <summary>Whether a check must wait.</summary>
    /// <param name="state">The counter word.</param>
    /// <returns>The right answer: while it is locked.</returns>
    protected virtual bool IsToWait(ulong state) => (state & LockBit) != 0;

    /// <summary>Whether a bit read after this word counts.</summary>
    /// <param name="state">The word read before the bit.</param>
    /// <returns>The right answer: while the word is the same.</returns>
    protected virtual bool IsStill(ulong state) => State == state;

    /// <summary>Clears the bits that a counter overtakes.</summary>
    /// <param name="next">The former <c>next</c>.</param>
    /// <param name="counter">The counter; not below next. Its own bit is another's too.</param>
    protected virtual void ClearOvertaken(ulong next, ulong counter) => Bits.Clear(next, counter);

    /// <summary>Does the work of a mark under the lock, and gives it up.</summary>
    /// <param name="counter">The counter.</param>
    /// <param name="before">The former <c>next</c>.</param>
    /// <param name="next">The new one.</param>
    /// <returns>The answer.</returns>
    protected virtual ReplayVerdict MarkLocked(ulong counter, ulong before, ulong next)
    {
        if (counter >= before)
        {
            ClearOvertaken(before, counter);
        }

        var isNew = Bits.TrySet(counter);
        Unlock(next);
        return isNew ? Count() : ReplayVerdict.Duplicate;
    }

    /// <summary>Gives the lock up.</summary>
    /// <param name="next">The new <c>next</c>.</param>
    protected void Unlock(ulong next) => Volatile.Write(ref _state, next);

    /// <summary>Counts a new counter.</summary>
    /// <returns>Ok.</returns>
    protected ReplayVerdict Count()
    {
        Interlocked.Increment(ref _receivedCount);
        return ReplayVerdict.Ok;
    }

    private bool IsTooOld(ulong counter, ulong next) => counter >= Limit || ReplayRange.IsBelow(counter, (ulong)WidthCounters, next);
}
