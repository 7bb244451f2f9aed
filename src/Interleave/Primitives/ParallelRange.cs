using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Iterations by number. As in .NET each worker begins with a part of its own and goes on with what is left of the
/// others': iterations neither start in order nor stay with one worker.
/// </summary>
internal class ParallelRange(long from, long to) : ParallelSource<long>
{
    private readonly List<(long Next, long End)> _parts = [];
    private int[] _at = [];

    internal override long Count => to <= from ? 0 : (ulong)to - (ulong)from > long.MaxValue ? long.MaxValue : to - from;

    internal override void Begin(int workers)
    {
        Int128 count = (Int128)to - from;
        _at = [.. Enumerable.Range(0, workers)];
        for (int i = 0; i < workers; i++)
        {
            _parts.Add(((long)(from + (count * i / workers)), (long)(from + (count * (i + 1) / workers))));
        }
    }

    internal override bool TryNext(LogicalThread thread, int worker, out long item, out long index)
    {
        for (int i = 0; i < _parts.Count; i++)
        {
            int at = (_at[worker] + i) % _parts.Count;
            (long next, long end) = _parts[at];
            if (next < end)
            {
                _parts[at] = (next + 1, end);
                _at[worker] = at;
                (item, index) = (next, next);
                return true;
            }
        }

        (item, index) = (0, 0);
        return false;
    }
}
