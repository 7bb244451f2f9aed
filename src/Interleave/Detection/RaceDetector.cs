using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Detection;

/// <summary>
/// Finds data races by happens-before (Flanagan, Freund: "FastTrack: Efficient and Precise Dynamic Race Detection",
/// PLDI 2009): for each location the last write and the reads since that are not ordered with one another, each as an
/// epoch (thread, clock). A race found in one schedule shows in every schedule with the same synchronisation order.
/// </summary>
/// <remarks>
/// Only pairs of plain accesses count: a plain access beside a volatile or interlocked one is common in .NET and
/// defined. Each pair of sites is told once.
/// </remarks>
public sealed class RaceDetector : IDetector
{
    /// <summary>Races told at most; more would not help anybody.</summary>
    public const int MaxRaces = 100;

    private readonly HappensBefore _order = new();
    private readonly Dictionary<int, Location> _locations = [];
    private readonly HashSet<(Site, Site)> _told = [];
    private readonly List<DataRace> _races = [];
    private readonly List<FindingDraft> _findings = [];

    /// <summary>The races with both accesses.</summary>
    public IReadOnlyList<DataRace> Races => _races;

    /// <inheritdoc/>
    public IReadOnlyList<FindingDraft> Findings => _findings;

    /// <inheritdoc/>
    public void OnEvent(TraceEvent traced)
    {
        _order.OnEvent(traced);
        if (traced.IsPlainMemory && traced.Kind is AccessKind.Read or AccessKind.Write or AccessKind.ReadWrite)
        {
            OnAccess(traced);
        }
    }

    private void OnAccess(TraceEvent traced)
    {
        if (!_locations.TryGetValue(traced.Resource, out Location? location))
        {
            _locations.Add(traced.Resource, location = new Location());
        }

        VectorClock clock = _order.Of(traced.Thread);
        var epoch = new Epoch(traced.Thread, clock[traced.Thread], traced);
        if (location.Write is { } write && !write.IsBefore(clock))
        {
            Tell(write.Access, traced);
        }

        if (traced.Kind == AccessKind.Read)
        {
            // Reads that happened before this one can never race with a write that does not race with this one too.
            location.Reads.RemoveAll(r => r.IsBefore(clock));
            location.Reads.Add(epoch);
            return;
        }

        foreach (Epoch read in location.Reads)
        {
            if (!read.IsBefore(clock))
            {
                Tell(read.Access, traced);
            }
        }

        location.Reads.Clear();
        location.Write = epoch;
    }

    private void Tell(TraceEvent first, TraceEvent second)
    {
        if (_races.Count == MaxRaces || _told.Contains((second.Site, first.Site)) || !_told.Add((first.Site, second.Site)))
        {
            return;
        }

        _races.Add(new DataRace(first, second));
        string[] places = [first.Site.Place, second.Site.Place];
        Array.Sort(places, StringComparer.Ordinal);
        _findings.Add(new FindingDraft(
            FindingKind.DataRace,
            $"Data race: {second.ResourceName}, which {first.ThreadLabel} {Verb(first)} and {second.ThreadLabel} {Verb(second)} with nothing that orders the two.",
            string.Join(", ", places.Distinct(StringComparer.Ordinal)),
            [.. Describe(first), .. Describe(second)]));
    }

    private static IEnumerable<string> Describe(TraceEvent access)
    {
        string held = access.Held.Count == 0 ? "holding no lock" : $"holding {string.Join(", ", access.Held)}";
        yield return $"{access.ThreadLabel} {Verb(access)} {access.ResourceName} in {access.Site.ShortMethod} ({access.Site.Place}), {held}";
        foreach (string frame in access.Stack)
        {
            yield return "   at " + frame;
        }
    }

    private static string Verb(TraceEvent access) => access.Kind switch
    {
        AccessKind.Read => "reads",
        AccessKind.Write => "writes",
        _ => "updates",
    };

    private readonly record struct Epoch(int Thread, int Count, TraceEvent Access)
    {
        internal bool IsBefore(VectorClock clock) => Count <= clock[Thread];
    }

    private sealed class Location
    {
        // Reads since Write that are pairwise unordered; a write clears them.
        internal List<Epoch> Reads { get; } = [];

        internal Epoch? Write { get; set; }
    }
}
