using Interleave.Runtime;

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
    /// <summary>Races told at most for one execution; more would not help anybody.</summary>
    public const int MaxRaces = 16;

    private readonly HappensBefore _order = new();
    private readonly List<Location> _used = [];
    private readonly Stack<Location> _pool = new();
    private readonly HashSet<(int, int)> _told = [];
    private readonly List<DataRace> _races = [];
    private Location?[] _locations = new Location?[64];

    /// <summary>The races in the order they were found.</summary>
    public IReadOnlyList<DataRace> Races => _races;

    /// <summary>The order the races are judged by.</summary>
    internal HappensBefore Order => _order;

    /// <inheritdoc/>
    public void Reset()
    {
        _order.Reset();
        foreach (Location location in _used)
        {
            _locations[location.Ordinal] = null;
            location.Reset();
            _pool.Push(location);
        }

        _used.Clear();
        _told.Clear();
        _races.Clear();
    }

    /// <inheritdoc/>
    public void OnEvent(in AccessEvent seen)
    {
        if (seen.IsPlainMemory)
        {
            OnAccess(seen);
        }
        else
        {
            _order.OnEvent(seen);
        }
    }

    private void OnAccess(in AccessEvent seen)
    {
        Location location = LocationOf(seen.Resource);
        VectorClock clock = _order.Of(seen.Thread);
        int count = clock[seen.Thread];
        if (location.HasWrite && !location.Write.IsBefore(clock))
        {
            Tell(location.Write.Access, seen);
        }

        if (seen.Kind == AccessKind.Read)
        {
            location.AddRead(new Epoch(seen.Thread, count, seen), clock);
            return;
        }

        foreach (Epoch read in location.Reads)
        {
            if (!read.IsBefore(clock))
            {
                Tell(read.Access, seen);
            }
        }

        location.SetWrite(new Epoch(seen.Thread, count, seen));
    }

    private Location LocationOf(int ordinal)
    {
        if (ordinal >= _locations.Length)
        {
            Array.Resize(ref _locations, Math.Max(ordinal + 1, _locations.Length * 2));
        }

        if (_locations[ordinal] is not { } location)
        {
            location = _locations[ordinal] = _pool.TryPop(out Location? pooled) ? pooled : new Location();
            location.Ordinal = ordinal;
            _used.Add(location);
        }

        return location;
    }

    private void Tell(in AccessEvent first, in AccessEvent second)
    {
        if (_races.Count < MaxRaces && !_told.Contains((second.Site, first.Site)) && _told.Add((first.Site, second.Site)))
        {
            _races.Add(new DataRace(first, second));
        }
    }

    private readonly record struct Epoch(int Thread, int Count, AccessEvent Access)
    {
        internal bool IsBefore(VectorClock clock) => Count <= clock[Thread];
    }

    private sealed class Location
    {
        private readonly List<Epoch> _reads = new(2);
        private Epoch _write;

        internal int Ordinal { get; set; }

        internal bool HasWrite { get; private set; }

        internal ref readonly Epoch Write => ref _write;

        // Reads since Write that are pairwise unordered; a write clears them.
        internal List<Epoch> Reads => _reads;

        internal void AddRead(in Epoch read, VectorClock clock)
        {
            // Reads that happened before this one can never race with a write that does not race with this one too.
            for (int i = _reads.Count - 1; i >= 0; i--)
            {
                if (_reads[i].IsBefore(clock))
                {
                    _reads.RemoveAt(i);
                }
            }

            _reads.Add(read);
        }

        internal void SetWrite(in Epoch write)
        {
            _reads.Clear();
            _write = write;
            HasWrite = true;
        }

        internal void Reset()
        {
            _reads.Clear();
            HasWrite = false;
        }
    }
}
