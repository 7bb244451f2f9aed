namespace Interleave.Runtime.MemoryModels;

/// <content>Fences, locks and everything else that orders without being a memory access itself.</content>
internal sealed partial class WeakMemory
{
    // The last call into code without probes, and the last write through a reference of unknown origin.
    private OrderNode? _foreign;
    private OrderNode? _lost;

    /// <summary>A full fence: what precedes it is performed before what follows it; TSO's store buffer is empty then.</summary>
    internal void Fence(int thread)
    {
        _probe.Clear();
        Fence(thread, _probe);
    }

    /// <summary>
    /// A call into code without probes: a full fence, ordered with all other such calls as they happen, for what they
    /// do to each other nobody sees.
    /// </summary>
    internal void ForeignCall(int thread)
    {
        _probe.Clear();
        AddTo(_probe, _foreign);
        _foreign = Fence(thread, _probe);
    }

    /// <summary>A write to a location that is not known: as a call into code without probes, and any location may be it.</summary>
    internal void LostWrite(int thread)
    {
        ForeignCall(thread);
        _lost = _foreign;
    }

    /// <summary>A thread is the first to meet a location.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="isForeign">Whether libraries write such locations (arrays are filled and copied) rather than lost writes only.</param>
    internal void FirstTouch(int thread, bool isForeign)
    {
        ThreadOrder order = Of(thread);
        if ((isForeign ? _foreign : _lost) is { } writes)
        {
            order.After = order.After is null ? writes : _graph.Add([order.After, writes]);
        }
    }

    /// <summary>A full fence of every thread at once (Interlocked.MemoryBarrierProcessWide).</summary>
    internal void FenceAll()
    {
        OrderNode all = _graph.Add(Everything());
        foreach (ThreadOrder order in _threads)
        {
            Fenced(order, all);
        }
    }

    /// <summary>The thread has seen what code without probes did: everything it does from now on comes after everything so far.</summary>
    internal void SeeEverything(int thread) => Of(thread).After = _graph.Add(Everything());

    /// <summary>A synchronisation action on something that is no memory location; the actions on one thing are ordered as they happen.</summary>
    internal void Synchronise(int thread, object? on, SyncOrder order)
    {
        if (order == SyncOrder.None)
        {
            return;
        }

        if (on is null)
        {
            if (order == SyncOrder.Full)
            {
                Fence(thread);
            }

            return;
        }

        _probe.Clear();
        if (_syncs.TryGetValue(on, out OrderNode? earlier))
        {
            _probe.Add(earlier);
        }

        ThreadOrder of = Of(thread);
        if (IsFifo || order == SyncOrder.Full)
        {
            OrderNode fence = Fence(thread, _probe);
            if (order != SyncOrder.Acquire)
            {
                _syncs[on] = fence;
            }

            return;
        }

        AddAfter(of, _probe);
        if (order == SyncOrder.Acquire)
        {
            of.After = _graph.Add(_probe);
            of.AddPending(of.After, _graph);
            return;
        }

        _probe.AddRange(of.Pending);
        OrderNode release = _graph.Add(_probe);
        of.Released(release);
        _syncs[on] = release;
    }

    /// <summary>A thread begins: after what its creator did until now, or after everything when nobody created it (a timer).</summary>
    internal void Start(int thread, int creator)
    {
        OrderNode begin;
        if (creator >= 0)
        {
            _probe.Clear();
            begin = Fence(creator, _probe);
        }
        else
        {
            begin = _graph.Add(Everything());
        }

        ThreadOrder order = Of(thread);
        order.Clear();
        Fenced(order, begin);
    }

    private OrderNode Fence(int thread, List<OrderNode> also)
    {
        ThreadOrder order = Of(thread);
        AddAfter(order, also);
        also.AddRange(order.Pending);
        OrderNode fence = _graph.Add(also);
        Fenced(order, fence);
        return fence;
    }

    private static void Fenced(ThreadOrder order, OrderNode fence)
    {
        order.After = fence;
        order.LastWrite = fence;
        order.Released(fence);
    }

    private static void AddAfter(ThreadOrder order, List<OrderNode> to)
    {
        AddTo(to, order.After);
        AddTo(to, order.LastWrite);
    }

    private static void AddTo(List<OrderNode> to, OrderNode? node)
    {
        if (node is not null)
        {
            to.Add(node);
        }
    }

    private List<OrderNode> Everything()
    {
        _probe.Clear();
        foreach (ThreadOrder order in _threads)
        {
            AddAfter(order, _probe);
            _probe.AddRange(order.Pending);
        }

        return _probe;
    }
}
