using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A replay window whose counter word carries a spin lock in its top bit, after boringtun's multi-threading change. A
/// check takes no lock.
/// </summary>
/// <remarks>
/// Deviates where that change is wrong. It looks at the bit while a mark may be about to clear it, so that a counter
/// never received is called Duplicate: <c>next = 5, W = 4; Mark(6) publishes 7; Check(5) reads the bit of 1</c>. Reading
/// <c>next</c> again does not mend this, for it is the same. Here a check waits until the lock is free, and the whole
/// word must be the same after the bit was read: then no bit was cleared in between, as clearing goes with a new
/// <c>next</c>, which never comes back.
/// </remarks>
public sealed class SpinBitReplayWindow : IReplayWindow
{
    /// <summary>The greatest limit: the top bit is the lock.</summary>
    public const ulong MaxLimit = LockBit - 1;

    private const ulong LockBit = 1UL << 63;

    private readonly ReplayBitmap _bits;
    private readonly ulong _widthCounters;

    // next, and the lock in the top bit. While the lock is set the bits and the count are the locker's alone to write.
    private ulong _state;
    private ulong _receivedCount;

    /// <summary>Makes an empty window.</summary>
    /// <param name="options">Sizes; a limit of <see cref="MaxLimit"/> at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">Width or limit is 0 or less, or the limit is above its bound.</exception>
    public SpinBitReplayWindow(ReplayWindowOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WidthCounters, 1);
        ArgumentOutOfRangeException.ThrowIfZero(options.Limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Limit, MaxLimit);
        _bits = new ReplayBitmap(options.WidthCounters);
        _widthCounters = (ulong)options.WidthCounters;
        Limit = options.Limit;
    }

    /// <inheritdoc/>
    public string Name => "spin-bit";

    /// <inheritdoc/>
    public int WidthCounters => (int)_widthCounters;

    /// <inheritdoc/>
    public ulong Limit { get; }

    /// <inheritdoc/>
    public ulong ReceivedCount => Volatile.Read(ref _receivedCount);

    /// <inheritdoc/>
    public ReplayVerdict Check(ulong counter)
    {
        if (counter >= Limit)
        {
            return ReplayVerdict.TooOld;
        }

        while (true)
        {
            var state = UnlockedState();
            if (ReplayRange.IsBelow(counter, _widthCounters, state))
            {
                return ReplayVerdict.TooOld;
            }

            if (counter >= state)
            {
                return ReplayVerdict.Ok;
            }

            var isSet = _bits.IsSet(counter);
            if (Volatile.Read(ref _state) == state)
            {
                return isSet ? ReplayVerdict.Duplicate : ReplayVerdict.Ok;
            }
        }
    }

    /// <inheritdoc/>
    public ReplayVerdict Mark(ulong counter)
    {
        if (counter >= Limit)
        {
            return ReplayVerdict.TooOld;
        }

        while (true)
        {
            var state = UnlockedState();
            if (ReplayRange.IsBelow(counter, _widthCounters, state))
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

    // While the lock bit is set, a bit may be about to be cleared: what is read then says nothing.
    private ulong UnlockedState()
    {
        var spinner = new SpinWait();
        while (true)
        {
            var state = Volatile.Read(ref _state);
            if ((state & LockBit) == 0)
            {
                return state;
            }

            spinner.SpinOnce(sleep1Threshold: -1);
        }
    }

    private ReplayVerdict MarkLocked(ulong counter, ulong before, ulong next)
    {
        if (counter >= before)
        {
            _bits.Clear(before, counter);
        }

        var isNew = _bits.TrySet(counter);
        if (isNew)
        {
            Volatile.Write(ref _receivedCount, _receivedCount + 1);
        }

        Volatile.Write(ref _state, next);
        return isNew ? ReplayVerdict.Ok : ReplayVerdict.Duplicate;
    }
}
