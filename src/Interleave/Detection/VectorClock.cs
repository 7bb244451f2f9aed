namespace Interleave.Detection;

/// <summary>
/// For each thread, how much of it is known to have happened before (Fidge 1988, Mattern 1989). Component i counts
/// thread i's release-like events; missing components are 0.
/// </summary>
internal sealed class VectorClock
{
    private int[] _counts = new int[4];

    // Components from here on are 0.
    private int _length;

    internal int this[int thread] => thread < _length ? _counts[thread] : 0;

    internal void Increment(int thread)
    {
        Grow(thread + 1);
        _counts[thread]++;
    }

    /// <summary>The component-wise maximum.</summary>
    internal void Join(VectorClock other)
    {
        Grow(other._length);
        for (int i = 0; i < other._length; i++)
        {
            if (other._counts[i] > _counts[i])
            {
                _counts[i] = other._counts[i];
            }
        }
    }

    /// <summary>Whether everything this clock knows, the other knows too.</summary>
    internal bool IsAtMost(VectorClock other)
    {
        for (int i = 0; i < _length; i++)
        {
            if (_counts[i] > other[i])
            {
                return false;
            }
        }

        return true;
    }

    internal void Clear()
    {
        Array.Clear(_counts, 0, _length);
        _length = 0;
    }

    private void Grow(int length)
    {
        if (length > _counts.Length)
        {
            Array.Resize(ref _counts, Math.Max(length, _counts.Length * 2));
        }

        _length = Math.Max(_length, length);
    }
}
