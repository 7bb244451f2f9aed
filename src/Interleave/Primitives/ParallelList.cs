using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The elements of an array or list, by number; reading an array's element is an access to memory like the program's own.</summary>
internal sealed class ParallelList<TItem>(IList<TItem> list, int site) : ParallelSource<TItem>
{
    private readonly ParallelRange _range = new(0, list.Count);

    internal override long Count => _range.Count;

    internal override void Begin(int workers) => _range.Begin(workers);

    internal override bool TryNext(LogicalThread thread, int worker, out TItem item, out long index)
    {
        if (!_range.TryNext(thread, worker, out _, out index))
        {
            item = default!;
            return false;
        }

        if (list is TItem[] array)
        {
            Probe.ReadElement(array, (nint)index, site);
        }

        item = list[(int)index];
        return true;
    }
}
