namespace Interleave.Detection;

/// <summary>
/// For each thread, how much of it is known to have happened before (Fidge 1988, Mattern 1989). Component i counts
/// thread i's release-like events; missing components are 0.
/// </summary>
internal sealed class VectorClock
{
    private int[] _counts = [];

    internal int this[int thread] => thread < _counts.Length ? _counts[thread] : 0;

    internal void Increment(int thread)
    {
        Grow(thread + 1);
        _counts[thread]++;
    }

    /// <summary>The component-wise maximum.</summary>
    internal void Join(VectorClock other)
    {
        Grow(other._counts.Length);
        for (int i = 0; i < other._counts.Length; i++)
        {
            _counts[i] = Math.Max(_counts[i], other._counts[i]);
        }
    }

    internal VectorClock Copy() => new() { _counts = [.. _counts] };

    private void Grow(int length)
    {
        if (length > _counts.Length)
        {
            Array.Resize(ref _counts, length);
        }
    }
}
