using System.Runtime.CompilerServices;

namespace Interleave.Runtime;

/// <content>Calls of rewritten code into collections that are not thread-safe: one plain access to the contents each.</content>
public sealed partial class Execution
{
    /// <summary>Member number under which a collection's contents are a memory location.</summary>
    internal const int CollectionContents = -2_000_000;

    private const int MaxViewDepth = 16;

    private readonly CollectionShapes _shapes = new();

    /// <summary>A call on an object that may be a collection, a view of one or an enumerator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CollectionAccess(LogicalThread thread, object receiver, CollectionTouch touch)
    {
        if (!IsQuiet(touch.Site) && !IsSilent(thread, touch.Site))
        {
            NoteCollectionSite(touch.Site);
            TouchCollection(thread, receiver, touch, 0);
        }
        else if (!_memory && _shapes.Of(receiver.GetType()).Kind == CollectionKind.ThreadSafe)
        {
            // A step like those of its model, which plain memory has no part in.
            TouchThreadSafe(thread, receiver, touch);
        }
    }

    /// <summary>A call on a struct that may be an enumerator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CollectionAccess<T>(LogicalThread thread, ref T receiver, CollectionTouch touch)
        where T : allows ref struct
    {
        if (IsQuiet(touch.Site) || IsSilent(thread, touch.Site))
        {
            return;
        }

        NoteCollectionSite(touch.Site);
        object? last = null;
        foreach (StructViewPath<T> path in StructView<T>.Paths)
        {
            object? under = path(ref receiver);
            if (under is not null && !ReferenceEquals(under, last))
            {
                TouchCollection(thread, under, touch, 0);
                last = under;
            }
        }
    }

    /// <summary>Seen, so that the site becomes quiet when no shared collection turned up; also when it was no collection at all.</summary>
    private void NoteCollectionSite(int site)
    {
        if (_profiling)
        {
            _seenSites.Add(site);
        }
    }

    private void TouchCollection(LogicalThread thread, object receiver, in CollectionTouch touch, int depth)
    {
        CollectionShape shape = _shapes.Of(receiver.GetType());
        if (shape.Kind == CollectionKind.None || depth == MaxViewDepth || (!touch.IsBase && depth == 0 && shape.IsOverridden(touch.Site)))
        {
            return;
        }

        if (shape.Kind == CollectionKind.ThreadSafe)
        {
            TouchThreadSafe(thread, receiver, touch);
            return;
        }

        if (shape.Kind != CollectionKind.View)
        {
            TouchContents(thread, receiver, shape, touch);
            return;
        }

        CollectionTouch below = touch;
        if (shape.IsQuery && !Descend(shape, ref below))
        {
            return;
        }

        object? last = null;
        foreach (Func<object, object?> path in shape.Paths)
        {
            object? under = path(receiver);
            if (under is not null && !ReferenceEquals(under, last))
            {
                TouchCollection(thread, under, below, depth + 1);
                last = under;
            }
        }
    }

    /// <summary>
    /// A query reads its sources when it is enumerated, one step at a time, and not when its enumerator is asked for;
    /// one that buffers reads all of them at the first step, for which asking for the enumerator stands.
    /// </summary>
    private static bool Descend(CollectionShape query, ref CollectionTouch touch)
    {
        if (IsGetEnumerator(touch.Site))
        {
            touch = touch with { IsPending = !query.IsBuffered };
        }

        return !(query.IsBuffered && IsMoveNext(touch.Site));
    }

    private void TouchThreadSafe(LogicalThread thread, object collection, in CollectionTouch touch)
    {
        if (touch.IsPending)
        {
            return;
        }

        if (_profiling)
        {
            // Never quiet: without the order it makes, what was handed over would look like a data race.
            _sharedSites.Add(touch.Site);
        }

        thread.CurrentSite = touch.Site;
        ThreadSafeContents contents = ResourcesById.GetOrAdd<ThreadSafeContents>(collection, out bool created);
        if (created)
        {
            contents.Label = SiteTable.Get(touch.Site).Label;
        }

        if (touch.Kind == AccessKind.Read)
        {
            contents.Read(thread);
        }
        else
        {
            contents.Write(thread);
        }
    }

    private void TouchContents(LogicalThread thread, object collection, CollectionShape shape, in CollectionTouch touch)
    {
        if (touch.IsPending)
        {
            return;
        }

        if (collection is Random && Extensions.TryGetValue(typeof(Random), out object? shared) && ReferenceEquals(shared, collection))
        {
            // Stands for Random.Shared, which is thread-safe.
            return;
        }

        bool isRead = touch.Kind == AccessKind.Read;
        thread.CurrentSite = touch.Site;
        MemoryLocation location = ResourcesById.GetOrAdd<MemoryLocation>(collection, CollectionContents, out bool created);
        if (created)
        {
            location.IsCollection = true;
            location.Label = SiteTable.Get(touch.Site).Label;
        }

        if (_profiling)
        {
            location.Note(thread, touch.Site, !isRead);
        }

        if (isRead && thread.Spin.OnScan(_mutations))
        {
            NoteSpin(thread);
        }

        if (shape.Kind == CollectionKind.OneWriter && !IsGetEnumerator(touch.Site) && !IsMoveNext(touch.Site))
        {
            OneWriterAccess(thread, collection, location, isRead);
            return;
        }

        Point(thread, touch.Kind, location);
    }

    /// <summary>
    /// Hashtable: "thread safe for use by multiple reader threads and a single writing thread" (its documentation). A
    /// reader sees what the writer published; writers are not ordered with one another.
    /// </summary>
    private void OneWriterAccess(LogicalThread thread, object collection, MemoryLocation contents, bool isRead)
    {
        MemoryLocation published = ResourcesById.GetOrAdd<MemoryLocation>(collection, CollectionContents + 1, out bool created);
        if (created)
        {
            published.Label = contents.Label ?? contents.Name;
        }

        if (!isRead)
        {
            Point(thread, AccessKind.Write, contents);
        }

        if (_profiling)
        {
            published.Note(thread, thread.CurrentSite, !isRead);
        }

        Point(thread, isRead ? AccessKind.Read : AccessKind.Write, published, isSync: true);
    }

    private static bool IsGetEnumerator(int site) => SiteTable.Get(site).Member.EndsWith(".GetEnumerator", StringComparison.Ordinal);

    private static bool IsMoveNext(int site) => SiteTable.Get(site).Member.EndsWith(".MoveNext", StringComparison.Ordinal);
}
