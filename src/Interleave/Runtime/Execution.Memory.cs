using System.Runtime.CompilerServices;
using Interleave.Runtime.MemoryModels;
using Interleave.Strategies;

namespace Interleave.Runtime;

/// <content>Memory accesses of rewritten code, and the profile of which sites touch shared locations.</content>
public sealed partial class Execution
{
    /// <summary>Member number of accesses whose origin can't be told.</summary>
    internal const int UnknownMember = -1_000_000;

    private static readonly object s_statics = new StaticFields();

    private readonly HashSet<int> _seenSites = [];
    private readonly HashSet<int> _sharedSites = [];
    private readonly List<int> _pointsByThread = [];
    private bool[] _quiet = [];
    private bool _memory;
    private bool _profiling;
    private ExplorationProfile? _quietFrom;

    internal static object StaticOwner => s_statics;

    /// <summary>True once the program asked about a lock without waiting for it, in this execution or in the profile.</summary>
    public bool ObservesLocks { get; private set; }

    /// <summary>For models of TryEnter and the like: from now on releases are scheduling points.</summary>
    public void LockObserved() => ObservesLocks = true;

    /// <summary>Sites this execution saw, and the shared ones among them; filled while the profile is being taken.</summary>
    internal (IReadOnlySet<int> Seen, IReadOnlySet<int> Shared) SiteProfile => (_seenSites, _sharedSites);

    /// <summary>Scheduling points of each thread by id, in the last execution.</summary>
    internal IReadOnlyList<int> PointsByThread => _pointsByThread;

    /// <summary>A field or static access of rewritten code.</summary>
    /// <param name="thread">The calling logical thread.</param>
    /// <param name="owner">The object, or null for a static field of a non-generic type.</param>
    /// <param name="site">Where; its member names the field.</param>
    /// <param name="kind">Read, Write or ReadWrite.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void FieldAccess(LogicalThread thread, object? owner, int site, AccessKind kind)
    {
        if (IsSilent(thread, site))
        {
            return;
        }

        PlainAccess(thread, owner ?? s_statics, SiteTable.MemberOf(site), site, kind);
    }

    /// <summary>An array element access of rewritten code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ElementAccess(LogicalThread thread, Array array, nint index, int site, AccessKind kind)
    {
        CheckBuffer(thread, array, site);
        if (IsSilent(thread, site))
        {
            return;
        }

        PlainAccess(thread, array, (int)index, site, kind);
    }

    /// <summary>An access whose location is known by origin (owner and member or element number).</summary>
    internal void OriginAccess(LogicalThread thread, object owner, int member, int site, AccessKind kind)
    {
        CheckBuffer(thread, owner, site);
        if (!IsSilent(thread, site))
        {
            PlainAccess(thread, owner, member, site, kind);
        }
    }

    /// <summary>An access through a reference whose origin could not be told: one conservative resource orders them all.</summary>
    internal void UnknownAccess(LogicalThread thread, int site, AccessKind kind)
    {
        if (!IsSilent(thread, site))
        {
            PlainAccess(thread, s_statics, UnknownMember, site, kind);
        }
    }

    /// <summary>An atomic (interlocked, volatile by reference) access: a point even with memory points off.</summary>
    internal void AtomicAccess(LogicalThread thread, object? owner, int member, AccessKind kind)
    {
        int site = thread.CurrentSite;
        thread.NoteAccess(site);
        if (!IsQuiet(site))
        {
            MemoryLocation location = Location(thread, owner ?? s_statics, member, site, kind);
            Point(thread, kind, location, isSync: true);
            OrderFenced(thread, location, kind);
        }
        else if (_findsRaces)
        {
            OrderOnly(thread, owner ?? s_statics, member, site, kind);
        }
    }

    private void PlainAccess(LogicalThread thread, object owner, int member, int site, AccessKind kind)
    {
        if (IsQuiet(site))
        {
            thread.CurrentSite = site;
            OrderOnly(thread, owner, member, site, kind);
            return;
        }

        OrderFenced(thread, PlainPoint(thread, new MemoryPlace(owner, member, site), kind, SiteTable.Get(site).IsVolatile), kind, isUnseen: true);
    }

    private MemoryLocation PlainPoint(LogicalThread thread, in MemoryPlace place, AccessKind kind, bool isVolatile)
    {
        thread.CurrentSite = place.Site;
        MemoryLocation location = Location(thread, place.Owner, place.Member, place.Site, kind);
        Point(thread, kind, location, isVolatile);
        return location;
    }

    /// <summary>
    /// A volatile or interlocked access at a quiet site: no scheduling point, but it orders what comes before and after
    /// it, and a thread that meets the location elsewhere may rely on that.
    /// </summary>
    private void OrderOnly(LogicalThread thread, object owner, int member, int site, AccessKind kind)
    {
        if (_findsRaces && !IsStopping)
        {
            TellDetectors(thread, new PendingAccess(kind, Location(thread, owner, member, site, kind), site, IsSync: true));
        }
    }

    private MemoryLocation Location(LogicalThread thread, object owner, int member, int site, AccessKind kind)
    {
        MemoryLocation location = ResourcesById.GetOrAdd<MemoryLocation>(owner, member, out bool created);
        if (created)
        {
            Describe(location, owner, member);
        }

        if (_profiling)
        {
            _seenSites.Add(site);
            location.Note(thread, site, kind != AccessKind.Read);
        }

        if (kind == AccessKind.Read && thread.Spin.OnRead(location.Ordinal, site, _mutations))
        {
            NoteSpin(thread);
        }

        return location;
    }

    private static void Describe(MemoryLocation location, object owner, int member)
    {
        if (owner is Array)
        {
            location.ElementIndex = member;
        }
        else
        {
            location.IsExact = member != UnknownMember;
            location.Label = member < 0 ? "memory by reference" : Site.Shorten(SiteTable.MemberName(member));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsSilent(LogicalThread thread, int site)
    {
        thread.NoteAccess(site);
        // Volatile accesses synchronise, so they stay visible when plain ones are not: a spin on a flag must end.
        if (IsQuiet(site))
        {
            return !_findsRaces || !SiteTable.Get(site).IsVolatile;
        }

        if (!_memory && !SiteTable.Get(site).IsVolatile)
        {
            return true;
        }

        if (IsStopping)
        {
            throw TeardownException.Instance;
        }

        // Alone, nothing can interfere; but what others did before they ended may race with what is done now.
        return _live == 1
            ? !_findsRaces || _threads.Count == 1
            : thread.AtomicDepth > 0 && !(_findsRaces && SiteTable.Get(site).IsVolatile);
    }

    private bool IsQuiet(int site) => (uint)site < (uint)_quiet.Length && _quiet[site];

    private void BeginMemory(ExplorationProfile profile)
    {
        _memory = _options.Settings.Memory;
        BeginMemoryModel();
        _profiling = _options.Profile;
        ObservesLocks = profile.ObservesLocks;
        _hasBuffers = false;
        _seenSites.Clear();
        _sharedSites.Clear();
        if (!ReferenceEquals(profile, _quietFrom))
        {
            _quietFrom = profile;
            _quiet = new bool[profile.QuietSites.Count == 0 ? 0 : SiteTable.Count];
            foreach (int site in profile.QuietSites)
            {
                _quiet[site] = true;
            }
        }
    }

    private void EndMemory()
    {
        if (!_profiling)
        {
            return;
        }

        _pointsByThread.Clear();
        _pointsByThread.AddRange(_threads.Select(t => t.Points));
        foreach (Resource resource in ResourcesById.All)
        {
            if (resource is MemoryLocation { IsShared: true } location)
            {
                _sharedSites.UnionWith(location.Sites);
            }
        }
    }

    /// <summary>Stands for all static fields of non-generic types.</summary>
    private sealed class StaticFields;
}
