using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The elements of any sequence: one worker at a time asks its enumerator, which is code of the program, for the next.</summary>
internal sealed class ParallelEnumerable<TItem>(IEnumerator<TItem> items) : ParallelSource<TItem>
{
    private readonly object _gate = new();
    private long _taken;
    private bool _isAtEnd;

    internal override long Count => long.MaxValue;

    internal override bool TryNext(LogicalThread thread, int worker, out TItem item, out long index)
    {
        MonitorModel.Enter(_gate);
        try
        {
            // A sequence that has thrown or ended is not asked again.
            bool was = _isAtEnd;
            _isAtEnd = true;
            if (was || !items.MoveNext())
            {
                (item, index) = (default!, 0);
                return false;
            }

            _isAtEnd = false;
            (item, index) = (items.Current, _taken++);
            return true;
        }
        finally
        {
            MonitorModel.Exit(_gate);
        }
    }
}
