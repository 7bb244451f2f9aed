using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>W1. A mark that trusts the check made before decryption: two threads with one packet both deliver it.</summary>
/// <param name="options">Sizes.</param>
internal sealed class UncheckedMarkWindow(ReplayWindowOptions options) : IReplayWindow
{
    private readonly Lock _gate = new();
    private readonly ReplayBitmap _bits = new(options.WidthCounters);
    private ulong _next;
    private ulong _receivedCount;

    /// <inheritdoc/>
    public string Name => "mutex";

    /// <inheritdoc/>
    public int WidthCounters => options.WidthCounters;

    /// <inheritdoc/>
    public ulong Limit => options.Limit;

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
            if (counter >= Limit || ReplayRange.IsBelow(counter, (ulong)WidthCounters, _next))
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
            if (counter >= Limit || ReplayRange.IsBelow(counter, (ulong)WidthCounters, _next))
            {
                return ReplayVerdict.TooOld;
            }

            if (counter >= _next)
            {
                _bits.Clear(_next, counter);
                _next = counter + 1;
            }

            _bits.TrySet(counter);
            _receivedCount++;
            return ReplayVerdict.Ok;
        }
    }
}
