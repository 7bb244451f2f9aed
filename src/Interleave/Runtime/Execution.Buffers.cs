using System.Runtime.CompilerServices;

namespace Interleave.Runtime;

/// <content>
/// Buffers of array pools: used after they were returned, or returned twice. A buffer's life is a memory location of its
/// own: giving it out and taking it back write it and every use reads it, so that a use which nothing orders is found.
/// </content>
public sealed partial class Execution
{
    /// <summary>Member number of a buffer's life.</summary>
    internal const int BufferLife = -3_000_000;

    private bool _hasBuffers;

    /// <summary>For the model of ArrayPool: the buffer is the caller's from now on.</summary>
    internal void BufferRented(LogicalThread thread, Array buffer)
    {
        PooledBuffer known = Resource<PooledBuffer>(buffer, out _);
        known.ReturnedBy = null;
        _hasBuffers = true;
        if (_findsRaces)
        {
            Order(thread, AccessKind.Wait, known);
            TellDetectors(thread, new PendingAccess(AccessKind.Write, Life(buffer), thread.CurrentSite));
        }
    }

    /// <summary>For the model of ArrayPool: the buffer is the pool's from now on.</summary>
    internal void BufferReturned(LogicalThread thread, Array buffer)
    {
        PooledBuffer known = Resource<PooledBuffer>(buffer, out _);
        if (known.ReturnedBy is not null)
        {
            Misused(thread, known, "returns it again");
        }

        known.ReturnedBy = thread.ToString();
        known.ReturnedAt = thread.CurrentSite;
        _hasBuffers = true;
        if (_findsRaces)
        {
            TellDetectors(thread, new PendingAccess(AccessKind.Write, Life(buffer), thread.CurrentSite));
            Order(thread, AccessKind.Signal, known);
        }
    }

    /// <summary>Before an access to an element of an array that may be a pool's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckBuffer(LogicalThread thread, object array, int site)
    {
        if (_hasBuffers && !IsStopping)
        {
            UseOfBuffer(thread, array, site);
        }
    }

    private void UseOfBuffer(LogicalThread thread, object array, int site)
    {
        if (!ResourcesById.TryGet(array, out PooledBuffer? known))
        {
            return;
        }

        thread.CurrentSite = site;
        if (known.ReturnedBy is not null)
        {
            Misused(thread, known, "uses it");
        }

        if (_findsRaces)
        {
            TellDetectors(thread, new PendingAccess(AccessKind.Read, Life(array), site));
        }
    }

    private MemoryLocation Life(object buffer)
    {
        MemoryLocation life = ResourcesById.GetOrAdd<MemoryLocation>(buffer, BufferLife, out bool created);
        life.IsCollection |= created;
        return life;
    }

    private void Misused(LogicalThread thread, PooledBuffer known, string how)
    {
        Site returned = SiteTable.Get(known.ReturnedAt);
        Site used = SiteTable.Get(thread.CurrentSite);
        string type = KnownCollections.NameOf(known.Key!.GetType());
        string[] places = [returned.Place, used.Place];
        Array.Sort(places, StringComparer.Ordinal);
        FailAndThrow(new FindingDraft(
            FindingKind.UnsafeCollection,
            $"Unsafe collection: a {type} was returned to its pool by {known.ReturnedBy}; {thread} {how}, when it may be anybody's.",
            string.Join(", ", places.Distinct(StringComparer.Ordinal)),
            [
                $"{known.ReturnedBy} returns it in {returned.ShortMethod} ({returned.Place})",
                $"{thread} {how} in {used.ShortMethod} ({used.Place})",
                .. UserFrames.OfCaller().Select(f => "   at " + f),
            ]));
    }
}
