using Hsm.Abstractions;

namespace Hsm;

/// <summary>A replay window under a lock: the plain form, and the measure of the others.</summary>
public sealed class MutexReplayWindow : IReplayWindow
{
    private readonly Lock _gate = new();
    private readonly ReplayBitmap _bits;
    private readonly ulong _widthCounters;

    // Both under the gate. Invariant: bit n mod W is set exactly for the n of R; every n of R is in [next - W, next).
    private ulong _next;
    private ulong _receivedCount;

    /// <summary>Makes an empty window.</summary>
    /// <param name="options">Sizes; any limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">Width or limit is 0 or less.</exception>
    public MutexReplayWindow(ReplayWindowOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WidthCounters, 1);
        ArgumentOutOfRangeException.ThrowIfZero(options.Limit);
        _bits = new ReplayBitmap(options.WidthCounters);
        _widthCounters = (ulong)options.WidthCounters;
        Limit = options.Limit;
    }

    /// <inheritdoc/>
    public string Name => "mutex";

    /// <inheritdoc/>
    public int WidthCounters => (int)_widthCounters;

    /// <inheritdoc/>
    public ulong Limit { get; }

    /// <inheritdoc/>
    public ulong ReceivedCount
    {
        get
        {
            lock (_gate)
            {
                return _receivedCount;
            }
        }
    }

    /// <inheritdoc/>
    public ReplayVerdict Check(ulong counter)
    {
        lock (_gate)
        {
            if (IsTooOld(counter))
            {
                return ReplayVerdict.TooOld;
            }

            return counter < _next && _bits.IsSet(counter) ? ReplayVerdict.Duplicate : ReplayVerdict.Ok;
        }
    }

    /// <inheritdoc/>
    public ReplayVerdict Mark(ulong counter)
    {
        lock (_gate)
        {
            if (IsTooOld(counter))
            {
                return ReplayVerdict.TooOld;
            }

            if (counter >= _next)
            {
                _bits.Clear(_next, counter);
                _next = counter + 1;
            }

            if (!_bits.TrySet(counter))
            {
                return ReplayVerdict.Duplicate;
            }

            _receivedCount++;
            return ReplayVerdict.Ok;
        }
    }

    private bool IsTooOld(ulong counter) => counter >= Limit || ReplayRange.IsBelow(counter, _widthCounters, _next);
}
