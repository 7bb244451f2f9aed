namespace Interleave.Runtime.MemoryModels;

/// <summary>
/// Decides which of the older values a read may return, and where in the coherence order a write may come. The order
/// in which accesses are performed is kept as a graph that never gets a cycle: program order as far as the model keeps
/// it, write to external read (rf), coherence (co), and a read before the write that follows the one it read (fr).
/// TSO: Owens, Sarkar, Sewell: "A Better x86 Memory Model: x86-TSO", TPHOLs 2009, the axiomatic form, proved there
/// to be the machine with a FIFO store buffer for each thread. .NET: docs/decisions/0016-memory-models.md.
/// </summary>
/// <remarks>
/// After Norris and Demsky: "CDSChecker", OOPSLA 2013: accesses happen one at a time in program order, each with a
/// choice of values. A read of the newest value and a write at the end of the coherence order are always possible, so
/// nothing ever gets stuck. What this cannot show is a read that sees a write its thread makes later (load buffering).
/// </remarks>
internal sealed partial class WeakMemory
{
    private readonly OrderGraph _graph = new();
    private readonly List<ThreadOrder> _threads = [];
    private readonly Dictionary<object, OrderNode> _syncs = new(ReferenceEqualityComparer.Instance);
    private readonly List<OrderNode> _before = [];
    private readonly List<OrderNode> _probe = [];

    internal WeakMemory(MemoryModel model)
    {
        IsFifo = model == MemoryModel.Tso;
    }

    /// <summary>TSO rather than the .NET model.</summary>
    internal bool IsFifo { get; }

    /// <summary>Histories of another generation are over: every thread knows the newest value.</summary>
    internal int Generation { get; private set; }

    /// <summary>Back to a memory whose newest values everybody knows.</summary>
    internal void Forget()
    {
        Generation++;
        _graph.Clear();
        _syncs.Clear();
        _foreign = _lost = null;
        _threads.ForEach(static t => t.Clear());
    }

    internal ThreadOrder Of(int thread)
    {
        while (_threads.Count <= thread)
        {
            _threads.Add(new ThreadOrder());
        }

        return _threads[thread];
    }

    /// <summary>How many values a read may return; choice 0 is the newest, each next one is older.</summary>
    internal int ReadChoices(in MemoryAccess access)
    {
        LocationHistory history = access.History;
        BeforeRead(access);
        int count = 1;
        int floor = history.FloorOf(access.Thread);
        for (int i = history.Stores.Count - 2; i >= floor; i--)
        {
            StoredValue store = history.Stores[i];
            OrderNode next = history.Stores[i + 1].Node!;
            if (!store.IsKnown
                || !store.MayBeReadLate(access.Thread, access.Site)
                || _graph.IsBefore(next, WithSource(store, access.Thread)))
            {
                // What follows an older one is performed earlier still.
                break;
            }

            count++;
        }

        return count;
    }

    /// <summary>Performs a read with the choice made.</summary>
    internal StoredValue Read(in MemoryAccess access, int choice)
    {
        LocationHistory history = access.History;
        int index = history.Stores.Count - 1 - choice;
        StoredValue store = history.Stores[index];
        BeforeRead(access);
        OrderNode read = _graph.Add(WithSource(store, access.Thread));
        store.AddReader(read, _graph);
        if (choice > 0)
        {
            _graph.AddLate(read, history.Stores[index + 1].Node!);
            store.NoteLateRead(access.Thread, access.Site);
        }

        history.Know(access.Thread, store);
        ThreadOrder order = Of(access.Thread);
        if (IsFifo || access.IsVolatile)
        {
            order.After = read;
        }

        if (!IsFifo)
        {
            order.AddPending(read, _graph);
            if (store.Value.Reference is { } reference)
            {
                order.Obtained(reference, read, _graph);
            }
        }

        return store;
    }

    /// <summary>For explanations under TSO: whether a write may still be in its thread's store buffer.</summary>
    internal bool IsBuffered(StoredValue store) => store.Node is { } write && IsBuffered(write, Of(store.Thread));

    /// <summary>For explanations under TSO: where the thread's last write stands, if it may still be in its store buffer; -1 if none is.</summary>
    internal int OwnBuffered(int thread) =>
        Of(thread).LastWrite is { } write && IsBuffered(write, Of(thread)) ? Of(thread).LastWriteSite : -1;

    private bool IsBuffered(OrderNode write, ThreadOrder order)
    {
        _probe.Clear();
        AddTo(_probe, order.After);
        return !_graph.IsBefore(write, _probe);
    }

    /// <summary>How many places in the coherence order a write may take; choice 0 is the end.</summary>
    internal int WriteChoices(in MemoryAccess access, in CellValue value)
    {
        if (IsFifo)
        {
            // Threads may be run in the order their writes leave the buffers: reads alone need a choice.
            return 1;
        }

        BeforeWrite(access, value);
        int count = 1;
        for (int i = access.History.Stores.Count - 1; IsPlace(access, i); i--)
        {
            count += access.History.Stores[i].IsUpdate ? 0 : 1;
        }

        return count;
    }

    /// <summary>Performs a write with the choice made.</summary>
    /// <returns>True when it is the newest value now, so that real memory must change.</returns>
    internal bool Write(in MemoryAccess access, in CellValue value, int choice)
    {
        LocationHistory history = access.History;
        BeforeWrite(access, value);
        int index = history.Stores.Count;
        for (int left = choice; left > 0;)
        {
            index--;
            left -= history.Stores[index].IsUpdate ? 0 : 1;
        }

        StoredValue previous = history.Stores[index - 1];
        OrderNode write = _graph.Add(AfterStore(previous));
        bool isNewest = index == history.Stores.Count;
        if (!isNewest)
        {
            _graph.AddLate(write, history.Stores[index].Node!);
        }

        var store = new StoredValue { Node = write, Thread = access.Thread, Site = access.Site };
        store.Learn(value);
        history.Insert(index, store);
        history.Know(access.Thread, store);
        Written(access, write);
        return isNewest;
    }

    /// <summary>
    /// An access that is a full fence too, sees the newest value, and whose own value (if it writes) is whatever real
    /// memory holds when somebody looks next: interlocked operations, and accesses nothing finer is known of.
    /// </summary>
    internal void Fenced(in MemoryAccess access, bool writes, bool isUnseen)
    {
        _before.Clear();
        OrderNode node = Fence(access.Thread, AfterStore(access.History.Newest, writes));
        if (writes)
        {
            var store = new StoredValue { Node = node, Thread = access.Thread, Site = access.Site, IsUpdate = true, IsUnseen = isUnseen };
            access.History.Insert(access.History.Stores.Count, store);
        }

        access.History.Know(access.Thread, access.History.Newest);
    }

    /// <summary>The place of a write among those of its location: before <c>Stores[index]</c>.</summary>
    private bool IsPlace(in MemoryAccess access, int index)
    {
        LocationHistory history = access.History;
        return index > history.FloorOf(access.Thread)
            && history.Stores[index].Node is { } following
            && !_graph.IsBefore(following, AfterStore(history.Stores[index - 1]));
    }

    private void Written(in MemoryAccess access, OrderNode write)
    {
        ThreadOrder order = Of(access.Thread);
        if (IsFifo)
        {
            order.LastWrite = write;
            order.LastWriteSite = access.Site;
        }
        else if (access.IsVolatile)
        {
            order.Released(write);
        }
        else
        {
            order.AddPending(write, _graph);
            order.NoteWrite(access.Owner, write);
        }
    }

    /// <summary>What the model orders before a read by its thread; into <see cref="_before"/>.</summary>
    private void BeforeRead(in MemoryAccess access)
    {
        ThreadOrder order = Of(access.Thread);
        _before.Clear();
        AddTo(_before, order.After);
        if (!IsFifo)
        {
            AddTo(_before, order.DependencyOn(access.Owner));
        }
    }

    /// <summary>What the model orders before a write by its thread; into <see cref="_before"/>.</summary>
    private void BeforeWrite(in MemoryAccess access, in CellValue value)
    {
        ThreadOrder order = Of(access.Thread);
        _before.Clear();
        AddTo(_before, order.After);
        if (IsFifo)
        {
            AddTo(_before, order.LastWrite);
            return;
        }

        AddTo(_before, order.DependencyOn(access.Owner));
        if (access.IsVolatile)
        {
            _before.AddRange(order.Pending);
        }
        else if (value.Reference is { } published)
        {
            order.AddPublished(published, _before);
        }
    }

    /// <summary><see cref="_before"/> and, unless the thread forwards it to itself, the write that is read.</summary>
    private List<OrderNode> WithSource(StoredValue store, int thread)
    {
        _probe.Clear();
        _probe.AddRange(_before);
        if (store.Node is { } write && store.Thread != thread)
        {
            _probe.Add(write);
        }

        return _probe;
    }

    /// <summary><see cref="_before"/>, a write and (for one that comes after it) the reads of it.</summary>
    private List<OrderNode> AfterStore(StoredValue store, bool writes = true)
    {
        _probe.Clear();
        _probe.AddRange(_before);
        if (store.Node is { } write)
        {
            _probe.Add(write);
        }

        if (writes)
        {
            _probe.AddRange(store.Readers);
        }

        return _probe;
    }
}
