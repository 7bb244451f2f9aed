using System.Runtime.CompilerServices;
using Interleave.Runtime.MemoryModels;

namespace Interleave.Runtime;

/// <content>Loads and stores under a weak memory model: which value a load returns, and what orders them.</content>
public sealed partial class Execution
{
    private WeakMemory? _tso;
    private WeakMemory? _dotnet;

    // The model of this execution; null when it is sequentially consistent.
    private WeakMemory? _weak;

    /// <summary>Whether loads may return older values in this execution.</summary>
    internal bool IsWeak => _weak is not null;

    /// <summary>Whether everything but a write before a read stays in program order (TSO, and without a weak model all of it).</summary>
    internal bool IsStoreOrdered => _weak is not { IsFifo: false };

    /// <summary>For models: a full fence of the calling thread.</summary>
    /// <param name="thread">The calling logical thread.</param>
    internal void MemoryFence(LogicalThread thread) => _weak?.Fence(thread.Id);

    /// <summary>Before a call into code that is not rewritten.</summary>
    /// <param name="thread">The calling logical thread.</param>
    internal void MemoryForeignCall(LogicalThread thread) => _weak?.ForeignCall(thread.Id);

    /// <summary>For models: a full fence of every thread at once, at a scheduling point: what others do before it counts.</summary>
    /// <param name="thread">The calling logical thread.</param>
    internal void MemoryFenceAll(LogicalThread thread)
    {
        if (_weak is not null)
        {
            Point(thread, AccessKind.Atomic, Resource<ProcessWideBarrier>(typeof(ProcessWideBarrier), out _));
            _weak.FenceAll();
        }
    }

    /// <summary>A load whose location and value the rewriter hands over.</summary>
    /// <typeparam name="T">What it holds; at most eight bytes for anything older than the newest value.</typeparam>
    /// <param name="thread">The calling logical thread.</param>
    /// <param name="place">Owner, member and site.</param>
    /// <param name="location">Real memory.</param>
    /// <param name="isVolatile">Acquires.</param>
    /// <returns>The value it sees.</returns>
    internal T WeakLoad<T>(LogicalThread thread, in MemoryPlace place, ref T location, bool isVolatile)
    {
        if (!Stands(thread, place, AccessKind.Read, ref location, out MemoryAccess access, isVolatile))
        {
            return location;
        }

        int choices = _weak!.ReadChoices(access);
        int choice = choices > 1 ? Choose(choices) : 0;
        if (choice > 0)
        {
            Trace?.Remark(OlderValue<T>(thread, access.History, choice));
        }

        return _weak.Read(access, choice).Value.As<T>();
    }

    /// <summary>A store whose location and value the rewriter hands over.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="thread">The calling logical thread.</param>
    /// <param name="place">Owner, member and site.</param>
    /// <param name="location">Real memory.</param>
    /// <param name="value">What to store.</param>
    /// <param name="isVolatile">Releases.</param>
    internal void WeakStore<T>(LogicalThread thread, in MemoryPlace place, ref T location, T value, bool isVolatile)
    {
        if (!Stands(thread, place, AccessKind.Write, ref location, out MemoryAccess access, isVolatile))
        {
            location = value;
            return;
        }

        CellValue cell = CellValue.Of(value);
        int choices = _weak!.WriteChoices(access, cell);
        int choice = choices > 1 ? Choose(choices) : 0;
        if (_weak.Write(access, cell, choice))
        {
            location = value;
            return;
        }

        StoredValue newest = access.History.Newest;
        Trace?.Remark($"writes {cell.TextAs<T>()} to {thread.Pending.Resource}, before T{newest.Thread}'s write at {SiteTable.Get(newest.Site).Place} takes effect");
    }

    /// <summary>An interlocked operation, or another that is a full fence, on a location that is known; the caller does it.</summary>
    internal void WeakAtomic<T>(LogicalThread thread, in MemoryPlace place, ref T location, AccessKind kind)
    {
        if (IsQuiet(place.Site) && Known(place) is null)
        {
            return;
        }

        MemoryLocation resource = Location(thread, place.Owner, place.Member, place.Site, kind);
        Point(thread, kind, resource, isSync: true);
        HistoryOf(resource).Refresh(ShapeOf(place, ref location), CellValue.Of(location));
        OrderFenced(thread, resource, kind);
    }

    /// <summary>For models of interlocked operations: the one just begun changed nothing, so it wrote nothing.</summary>
    internal void AtomicChangedNothing(LogicalThread thread)
    {
        if (_weak is not null && thread.Pending.Resource is MemoryLocation { History: { } history } && history.Stores.Count > 1 && !history.Newest.IsKnown)
        {
            history.RemoveNewest();
            history.Know(thread.Id, history.Newest);
        }
    }

    /// <summary>What an action that is no memory access orders; called for each as it happens.</summary>
    private void OrderMemory(LogicalThread thread, in PendingAccess done)
    {
        if (_weak is not null && !IsStopping && done.Resource is not MemoryLocation)
        {
            _weak.Synchronise(thread.Id, done.Resource, SyncOrders.Of(done.Kind));
        }
    }

    /// <summary>An access nothing finer is known of: a full fence that sees and sets the newest value.</summary>
    private void OrderFenced(LogicalThread thread, MemoryLocation location, AccessKind kind, bool isUnseen = false)
    {
        if (_weak is not null)
        {
            if (!location.IsExact)
            {
                _weak.LostWrite(thread.Id);
            }

            LocationHistory history = HistoryOf(location);
            _weak.Fenced(new MemoryAccess(thread.Id, history, location.Key!, thread.CurrentSite, IsVolatile: true), kind != AccessKind.Read, isUnseen);
        }
    }

    /// <summary>
    /// Stands at the scheduling point of an access. False for one that goes straight to memory: too wide, to bytes
    /// that other accesses see differently, or in a region without scheduling points. Such an access is a full fence.
    /// </summary>
    private bool Stands<T>(LogicalThread thread, in MemoryPlace place, AccessKind kind, ref T location, out MemoryAccess access, bool isVolatile)
    {
        access = default;
        if (IsQuiet(place.Site) || IsStopping)
        {
            Unseen(thread, place, kind, isVolatile);
            return false;
        }

        // Alone, nothing can interfere; but what others did before they ended may not be seen yet, or race with it.
        if (_live == 1 && (_threads.Count == 1 || (!_findsRaces && Known(place) is null)))
        {
            return false;
        }

        if (thread.AtomicDepth > 0)
        {
            Within(thread, place, kind, isVolatile);
            return false;
        }

        MemoryLocation resource = PlainPoint(thread, place, kind, isVolatile);
        LocationHistory history = HistoryOf(resource);
        if (history.IsUntouched)
        {
            // Libraries fill and copy arrays; fields of rewritten types they write by reference only, which has a probe.
            _weak!.FirstTouch(thread.Id, isForeign: place.Owner is Array);
        }

        if (!CellValue.Holds<T>() || !history.Refresh(ShapeOf(place, ref location), CellValue.Of(location)))
        {
            OrderFenced(thread, resource, kind);
            return false;
        }

        if (history.Newest.IsUnseen)
        {
            _weak!.SeeEverything(thread.Id);
        }

        access = new MemoryAccess(thread.Id, history, place.Owner, place.Site, isVolatile);
        return true;
    }

    /// <summary>An access in a region without scheduling points: one step with all of the region, so no race either.</summary>
    private void Within(LogicalThread thread, in MemoryPlace place, AccessKind kind, bool isVolatile)
    {
        if (isVolatile)
        {
            OrderFenced(thread, PlainPoint(thread, place, kind, isVolatile), kind, isUnseen: true);
        }
        else
        {
            OrderFenced(thread, Location(thread, place.Owner, place.Member, place.Site, kind), kind, isUnseen: true);
        }
    }

    /// <summary>An access at a site that no two threads met at so far, or at the end of everything.</summary>
    private void Unseen(LogicalThread thread, in MemoryPlace place, AccessKind kind, bool isVolatile)
    {
        if (IsStopping)
        {
            if (!IsQuiet(place.Site))
            {
                throw TeardownException.Instance;
            }

            return;
        }

        thread.CurrentSite = place.Site;
        if (isVolatile)
        {
            OrderOnly(thread, place.Owner, place.Member, place.Site, kind);
        }

        if (Known(place) is { } resource)
        {
            OrderFenced(thread, resource, kind);
        }
    }

    /// <summary>The location, when it was touched under the model since its memory was last known to everybody.</summary>
    private MemoryLocation? Known(in MemoryPlace place) =>
        ResourcesById.TryGet(place.Owner, place.Member, out MemoryLocation? location) && location.History?.Generation == _weak!.Generation ? location : null;

    private LocationHistory HistoryOf(MemoryLocation location)
    {
        LocationHistory history = location.History ??= new LocationHistory();
        if (history.Generation != _weak!.Generation)
        {
            history.Restart(_weak.Generation);
        }

        return history;
    }

    private static CellShape ShapeOf<T>(in MemoryPlace place, ref T location) =>
        new(place.IsStatic ? 0 : RefOrigins.OffsetOf(place.Owner, ref location), Unsafe.SizeOf<T>());

    private string OlderValue<T>(LogicalThread thread, LocationHistory history, int choice)
    {
        StoredValue newer = history.Stores[^choice];
        CellValue value = history.Stores[^(choice + 1)].Value;
        string wrote = $"T{newer.Thread} wrote {(newer.IsKnown ? newer.Value.TextAs<T>() : "another")} at {SiteTable.Get(newer.Site).Place}";
        return $"reads the older value {value.TextAs<T>()} of {thread.Pending.Resource} ({wrote}, {WhyOlder(thread, newer)})";
    }

    private string WhyOlder(LogicalThread thread, StoredValue newer)
    {
        if (!_weak!.IsFifo)
        {
            return "which nothing orders before this read";
        }

        if (_weak.IsBuffered(newer))
        {
            return "still in its store buffer";
        }

        int own = _weak.OwnBuffered(thread.Id);
        return own < 0
            ? "which takes effect after this read"
            : $"after this read: T{thread.Id}'s own write at {SiteTable.Get(own).Place} is still in its store buffer";
    }

    private void BeginMemoryModel()
    {
        _weak = _options.Settings.MemoryModel switch
        {
            MemoryModel.Tso when _memory => _tso ??= new WeakMemory(MemoryModel.Tso),
            MemoryModel.DotNet when _memory => _dotnet ??= new WeakMemory(MemoryModel.DotNet),
            _ => null,
        };
        _weak?.Forget();
    }

    private void BeginThreadOrder(LogicalThread created)
    {
        if (_weak is null)
        {
            return;
        }

        bool isCreated = created.Kind != ThreadKind.Timer && LogicalThread.Current is not null;
        _weak.Start(created.Id, isCreated ? LogicalThread.Current!.Id : -1);
    }

    /// <summary>What Interlocked.MemoryBarrierProcessWide acts on.</summary>
    private sealed class ProcessWideBarrier : Resource
    {
        public override string KindName => "process-wide barrier";
    }
}
