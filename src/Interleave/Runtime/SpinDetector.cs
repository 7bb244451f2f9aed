namespace Interleave.Runtime;

/// <summary>
/// Tells a loop that re-reads unchanged memory from one that makes progress. A read is a repetition when this thread
/// has read the same resource at the same site before and nothing visible was changed by anybody since; after
/// <see cref="Threshold"/> repetitions with nothing new in between the thread counts as spinning.
/// </summary>
internal sealed class SpinDetector
{
    /// <summary>Repetitions of the same read before it counts as a spin: high enough that short scans are no spins.</summary>
    internal const int Threshold = 6;

    /// <summary>Reads of collections with nothing changing meanwhile: a loop over a long list is no spin, one that asks for ever is.</summary>
    internal const int ScanThreshold = 1_000;

    private const int Window = 8;
    private readonly long[] _seen = new long[Window];
    private int _count;
    private int _next;
    private int _repetitions;
    private int _scans;
    private long _mutations;

    internal void Clear() => (_count, _next, _repetitions, _scans, _mutations) = (0, 0, 0, 0, 0);

    /// <summary>Notes a read.</summary>
    /// <param name="resource">Ordinal of the resource read.</param>
    /// <param name="site">Where.</param>
    /// <param name="mutations">The execution's mutation count.</param>
    /// <returns>True when the thread spins.</returns>
    internal bool OnRead(int resource, int site, long mutations)
    {
        if (mutations != _mutations)
        {
            (_count, _next, _repetitions, _scans, _mutations) = (0, 0, 0, 0, mutations);
        }

        long key = ((long)site << 32) | (uint)resource;
        if (_seen.AsSpan(0, _count).Contains(key))
        {
            return ++_repetitions >= Threshold;
        }

        // Something new was read: progress.
        _repetitions = 0;
        _seen[_next] = key;
        _next = (_next + 1) % Window;
        _count = Math.Min(_count + 1, Window);
        return false;
    }

    /// <summary>Notes a read of a collection, whose items are not told apart.</summary>
    /// <param name="mutations">The execution's mutation count.</param>
    /// <returns>True when the thread spins.</returns>
    internal bool OnScan(long mutations)
    {
        if (mutations != _mutations)
        {
            (_count, _next, _scans, _mutations) = (0, 0, 0, mutations);
        }

        _repetitions = 0;
        return ++_scans >= ScanThreshold;
    }
}
