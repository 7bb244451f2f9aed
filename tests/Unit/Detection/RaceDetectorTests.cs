using Interleave;
using Interleave.Detection;
using Interleave.Runtime;
using Interleave.Trace;
using Xunit;

namespace Unit.Detection;

/// <summary>
/// Hand-made traces, one event a word: thread, action, resource. r and w are plain accesses, R and W volatile ones,
/// U an interlocked update; + and - take and give back a lock, s+ takes it shared; ! signals, ? waits; f2 starts and j2 joins thread 2, e ends.
/// </summary>
public sealed class RaceDetectorTests
{
    [Theory]
    [InlineData("1w:x 2r:x")]
    [InlineData("1r:x 2w:x")]
    [InlineData("1w:x 2w:x")]
    [InlineData("1r:x 2r:x 2w:x")]
    [InlineData("1+:m 1w:x 1-:m 2w:x")] // only one side locks
    [InlineData("1+:m 1w:x 1-:m 2+:n 2w:x 2-:n")] // different locks
    [InlineData("1w:x 1W:f 2w:x 2R:f")] // the flag is read too late
    [InlineData("1w:x 2R:f 1W:f 2w:x")] // and here too early
    [InlineData("0w:y 0f1 0w:x 1r:x")] // written after the thread was started
    [InlineData("0f1 1w:x 0r:x 1e 0j1")] // read before it was joined
    [InlineData("1s+:m 1w:x 1-:m 2s+:m 2w:x 2-:m")] // shared locks do not exclude each other
    [InlineData("1w:x 1!:s 2t:s 2w:x")] // the wait timed out
    [InlineData("1w:x 2?:s 2w:x")] // an event that was set from the start: nobody signalled
    public void OnEvent_UnorderedAccesses_IsARace(string trace)
    {
        IReadOnlyList<FindingDraft> findings = Detectors.Races(Trace(trace));

        Assert.Equal(FindingKind.DataRace, Assert.Single(findings).Kind);
    }

    [Theory]
    [InlineData("1r:x 2r:x")]
    [InlineData("1w:x 2w:y")]
    [InlineData("1+:m 1w:x 1-:m 2+:m 2w:x 2-:m")]
    [InlineData("1+:m 1w:x 1-:m 2s+:m 2r:x 2-:m 3s+:m 3r:x 3-:m 1+:m 1w:x 1-:m")] // readers and writers
    [InlineData("1w:x 1W:f 2R:f 2w:x")]
    [InlineData("1w:x 1U:f 2U:f 2w:x")]
    [InlineData("1w:x 1!:s 2?:s 2w:x")]
    [InlineData("0w:x 0f1 1w:x 1e 0j1 0w:x")]
    [InlineData("1w:x 1W:f 2R:f 2W:g 3R:g 3w:x")] // transitively
    [InlineData("1W:x 2r:x")] // volatile on one side
    public void OnEvent_OrderedAccesses_IsNoRace(string trace) => Assert.Empty(Detectors.Races(Trace(trace)));

    [Fact]
    public void OnEvent_Race_CarriesBothAccessesWithLocksAndStacks()
    {
        var detector = new RaceDetector();
        ExecutionTrace trace = Trace("1+:m 1w:x 1-:m 2r:x");
        Detectors.Run(trace, detector);
        FindingDraft finding = Assert.Single(Detectors.Races(trace));
        DataRace race = Assert.Single(detector.Races);

        Assert.Equal((1, AccessKind.Write), (race.First.Thread, race.First.Kind));
        Assert.Equal((2, AccessKind.Read), (race.Second.Thread, race.Second.Kind));
        Assert.Equal("Data race: x, which T1 writes and T2 reads with nothing that orders the two.", finding.Message);
        Assert.Equal("f.cs:1, f.cs:3", finding.Place);
        Assert.Equal(
            ["T1 writes x in C.M (f.cs:1), holding m", "   at C.M (f.cs:1)", "T2 reads x in C.M (f.cs:3), holding no lock", "   at C.M (f.cs:3)"],
            finding.Details);
    }

    [Fact]
    public void OnEvent_SamePairOfPlacesAgain_IsToldOnce()
    {
        ExecutionTrace trace = Trace("1w:x 2w:x");
        foreach (TraceEvent traced in trace.Events.Concat(trace.Events).ToArray())
        {
            trace.Add(traced);
        }

        Assert.Single(Detectors.Races(trace));
    }

    [Fact]
    public void Reset_AfterATrace_LeavesNothingBehind()
    {
        var detector = new RaceDetector();
        Detectors.Run(Trace("1w:x 1W:f 2w:x"), detector);
        Assert.Single(detector.Races);

        Detectors.Run(Trace("1r:x 2R:f 2r:x"), detector);
        Assert.Empty(detector.Races);
    }

    [Fact]
    public void Run_TraceWithEventsMissing_IsRefused()
    {
        ExecutionTrace trace = Trace("1w:x 2w:x");
        TraceEvent any = trace.Events[0];
        while (trace.Dropped == 0)
        {
            trace.Add(any);
        }

        Assert.Contains("missing", Assert.Throws<ArgumentException>(() => Detectors.Run(trace, new RaceDetector())).Message);
    }

    [Fact]
    public void OnEvent_RandomTraces_AgreesWithAllPairsReachability()
    {
        var random = new Random(5);
        int races = 0;
        for (int i = 0; i < 3_000; i++)
        {
            ExecutionTrace trace = Trace(Generate(random));
            bool expected = HasRace(trace.Events);
            races += expected ? 1 : 0;
            Assert.Equal(expected, Detectors.Races(trace).Count > 0);
        }

        Assert.InRange(races, 500, 2_500);
    }

    /// <summary>A well-formed random trace over two locks, a flag and three variables.</summary>
    private static string Generate(Random random)
    {
        var words = new List<string>();
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < 9; i++)
        {
            int thread = 1 + random.Next(3);
            string m = random.Next(2) == 0 ? "m" : "n";
            switch (random.Next(6))
            {
                case 0 when !owners.ContainsKey(m):
                    owners[m] = thread;
                    words.Add($"{thread}+:{m}");
                    break;
                case 1 when owners.ContainsValue(thread):
                    string held = owners.First(o => o.Value == thread).Key;
                    owners.Remove(held);
                    words.Add($"{thread}-:{held}");
                    break;
                case 2:
                    words.Add($"{thread}{(random.Next(2) == 0 ? "W" : "R")}:f");
                    break;
                default:
                    words.Add($"{thread}{(random.Next(3) == 0 ? "w" : "r")}:{"xyz"[random.Next(3)]}");
                    break;
            }
        }

        return string.Join(' ', words);
    }

    /// <summary>The definition, by transitive closure over all pairs of events.</summary>
    private static bool HasRace(IReadOnlyList<TraceEvent> events)
    {
        int n = events.Count;
        var before = new bool[n, n];
        for (int j = 0; j < n; j++)
        {
            for (int i = j - 1; i >= 0; i--)
            {
                before[i, j] |= events[i].Thread == events[j].Thread || Synchronizes(events[i], events[j]);
                for (int k = 0; before[i, j] && k < i; k++)
                {
                    before[k, j] |= before[k, i];
                }
            }
        }

        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < j; i++)
            {
                (TraceEvent a, TraceEvent b) = (events[i], events[j]);
                if (!before[i, j] && a.IsPlainMemory && b.IsPlainMemory && a.Resource == b.Resource
                    && (a.Kind == AccessKind.Write || b.Kind == AccessKind.Write))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Synchronizes(TraceEvent a, TraceEvent b) => a.Resource == b.Resource && (a.Kind, b.Kind) switch
    {
        (AccessKind.Release, AccessKind.Acquire) => true,
        (AccessKind.Write, AccessKind.Read) => a.IsSync && b.IsSync,
        _ => false,
    };

    private static ExecutionTrace Trace(string words)
    {
        var trace = new ExecutionTrace();
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        var held = new Dictionary<int, List<string>>();
        // A thread whose creator is not seen counts as ordered after everything: create all of them first, unless the trace does.
        bool creates = words.Contains('f', StringComparison.Ordinal) && words.Split(' ').Any(w => w.Length == 3 && w[1] == 'f');
        int step = creates ? 0 : -3;
        foreach (string word in (creates ? words : "0f1 0f2 0f3 " + words).Split(' '))
        {
            int thread = word[0] - '0';
            string action = word[1..].Split(':')[0];
            int peer = action[0] is 'f' or 'j' ? action[1] - '0' : action[0] == 'e' ? thread : -1;
            string name = peer >= 0 ? $"end{peer}" : word.Split(':')[1];
            int resource = ordinals.TryGetValue(name, out int known) ? known : ordinals[name] = ordinals.Count;
            AccessKind kind = Kind(action);
            List<string> locks = held.TryGetValue(thread, out List<string>? list) ? list : held[thread] = [];
            _ = kind == AccessKind.Release ? locks.Remove(name) : action.EndsWith('+') && AddTo(locks, name);
            var site = new Site("N.C.M", "/f.cs", step, $"N.C.{name}", null);
            trace.Add(new TraceEvent(step++, thread, "", kind, resource, name, site, [.. locks], [$"C.M (f.cs:{site.Line})"], 0)
            {
                IsSync = action[0] is 'R' or 'W' or 'U',
                IsPlainMemory = action[0] is 'r' or 'w',
                TimedOut = action[0] == 't',
                Peer = peer,
            });
        }

        return trace;
    }

    private static bool AddTo(List<string> locks, string name)
    {
        locks.Add(name);
        return true;
    }

    private static AccessKind Kind(string action) => action switch
    {
        "r" or "R" => AccessKind.Read,
        "w" or "W" => AccessKind.Write,
        "U" => AccessKind.ReadWrite,
        "+" => AccessKind.Acquire,
        "s+" => AccessKind.AcquireShared,
        "-" => AccessKind.Release,
        "!" => AccessKind.Signal,
        "?" or "t" => AccessKind.Wait,
        "e" => AccessKind.End,
        _ => action[0] == 'f' ? AccessKind.Spawn : AccessKind.Join,
    };
}
