using Interleave;
using Interleave.Detection;
using Interleave.Rendering;
using Interleave.Runtime;
using Interleave.Strategies;
using Interleave.Trace;
using Xunit;

namespace Unit.Rendering;

public sealed class FindingRendererTests
{
    [Fact]
    public void Render_LostUpdate() => Snapshot.Match(FindingRenderer.Render(Scenes.LostUpdate(), Scenes.Options()));

    [Fact]
    public void Render_Deadlock() => Snapshot.Match(FindingRenderer.Render(Scenes.OppositeTransfers(), Scenes.Options()));

    [Fact]
    public void Render_NarrowTerminal() => Snapshot.Match(FindingRenderer.Render(Scenes.OppositeTransfers(), Scenes.Options(70)));

    [Fact]
    public void Render_ManyThreads() => Snapshot.Match(FindingRenderer.Render(Scenes.OppositeTransfers(bystanders: 5), Scenes.Options()));

    [Fact]
    public void Render_LongTrace() =>
        Snapshot.Match(FindingRenderer.Render(Scenes.LostUpdate(noise: 40), Scenes.Options() with { MaxEvents = 12 }));

    [Fact]
    public void Render_PreemptedServerThread() => Snapshot.Match(FindingRenderer.Render(KeyCacheScene.Finding(), KeyCacheScene.Options));

    [Fact]
    public void Render_PreemptedServerThread_ShowsNoSetUpTearDownOrOwnerField()
    {
        string table = FindingRenderer.Render(KeyCacheScene.Finding(), KeyCacheScene.Options).Split("Interleaving (")[1];

        Assert.DoesNotContain("setup#", table);
        Assert.DoesNotContain("closing#", table);
        Assert.DoesNotContain("_owner", table);
        Assert.Equal(4, Count(table, "using (_lock.Hold())"));
        Assert.Equal(4, Count(table, "releases Gate._gate#1"));
        Assert.Equal(2, Count(table, "reads Key[]#3"));
        Assert.Equal(2, Count(table, "writes Key[]#3"));
    }

    [Fact]
    public void Render_MoreThanEightPreemptions_TellsTheLastOnes()
    {
        var trace = new ExecutionTrace();
        for (int i = 0; i < 24; i++)
        {
            var traced = new TraceEvent(i, i % 2, "", AccessKind.Write, 0, "x#0", Site.Unknown, [], [], 0);
            trace.Add(i is 0 or > 11 ? traced : traced with { Preempted = traced with { Thread = 1 - traced.Thread } });
        }

        string text = FindingRenderer.Render(Scenes.LostUpdate() with { Trace = trace }, Scenes.Options());

        Assert.Contains("11 preemptions (", text);
        Assert.Contains("… 3 before these", text);
        Assert.DoesNotContain("\n  3. ", text);
        Assert.Contains("\n  11. T0 was stopped before it writes x#0; T1 ran (#12 to #12) before it went on. Both used x#0.", text);
    }

    [Fact]
    public void Render_SwitchesAtWaitsOnly_SaysThereIsNoPreemption()
    {
        Finding finding = Scenes.LostUpdate();
        var trace = new ExecutionTrace();
        foreach (TraceEvent traced in finding.Trace.Events)
        {
            trace.Add(traced with { Preempted = null });
        }

        string text = FindingRenderer.Render(finding with { Trace = trace }, Scenes.Options());

        Assert.Contains("\nNo preemptions: ", text);
        Assert.Contains("between the two", text);
    }

    [Fact]
    public void Render_DataRace()
    {
        Finding lost = Scenes.LostUpdate();
        var trace = new ExecutionTrace();
        trace.Add(Spawned(1));
        trace.Add(Spawned(2));
        foreach (TraceEvent traced in lost.Trace.Events)
        {
            trace.Add(traced with { IsPlainMemory = traced.Kind is AccessKind.Read or AccessKind.Write });
        }

        FindingDraft race = Detectors.Races(trace)[0];
        Snapshot.Match(FindingRenderer.Render(lost with { Kind = race.Kind, Message = race.Message, Place = race.Place, Details = race.Details, Trace = trace }, Scenes.Options()));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void Render_AnyWidth_KeepsToIt(int width)
    {
        string text = FindingRenderer.Render(Scenes.OppositeTransfers(bystanders: 2), Scenes.Options(width));

        Assert.All(text.Split('\n').Where(l => !l.Contains("interleave replay", StringComparison.Ordinal)), line => Assert.True(line.Length <= width, line));
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void Render_SourceFileMissing_ShowsPlaceAndMethod()
    {
        string text = FindingRenderer.Render(Scenes.LostUpdate(), Scenes.Options() with { ReadSource = _ => null });

        Assert.Contains("Bank.cs:5  Account.Deposit", text);
        Assert.DoesNotContain("int old", text);
    }

    [Fact]
    public void Render_PropertyAccessor_ShowsTheLineThatUsedTheProperty()
    {
        Finding lost = Scenes.LostUpdate();
        var trace = new ExecutionTrace();
        var getter = new Site("Bank.Account.get_Balance", "/src/Bank.cs", 1, "Bank.Account._balance", null);
        trace.Add(new TraceEvent(0, 1, "", AccessKind.Read, 0, "x#0", getter, [], ["Bank.Account.get_Balance (Bank.cs:1)", "Bank.Account.Deposit (Bank.cs:5)"], 0));

        Assert.Contains("Bank.cs:5  int old = _balance;", FindingRenderer.Render(lost with { Trace = trace }, Scenes.Options()));
        Assert.Contains("Bank.cs:5  Account.Deposit", FindingRenderer.Render(lost with { Trace = trace }, Scenes.Options() with { ReadSource = _ => null }));
    }

    [Fact]
    public void Render_LongTrace_KeepsEveryEventOnContendedResources()
    {
        string text = FindingRenderer.Render(Scenes.LostUpdate(noise: 40), Scenes.Options() with { MaxEvents = 12 });
        string table = text.Split("Interleaving (")[1];

        Assert.StartsWith("6 of 89 events", table);
        Assert.Equal(2, Count(table, "reads Account._balance"));
        Assert.Equal(2, Count(table, "writes Account._balance"));
        Assert.Contains("more events (T", table);
    }

    [Fact]
    public void Render_EventsDroppedFromTheTrace_CountsThem()
    {
        var trace = new ExecutionTrace();
        for (int i = 0; i < ExecutionTrace.MaxEvents + 5; i++)
        {
            trace.Add(new TraceEvent(i, i % 2, "", AccessKind.Write, 0, "x#0", Site.Unknown, [], [], 0));
        }

        var schedule = new RecordedSchedule(1, 0, "pos", new ExecutionSettings(), ExplorationProfile.Empty, []);
        var finding = new Finding(FindingKind.Hang, "Hang: still running", "M", [], schedule, trace, 1, "");
        string text = FindingRenderer.Render(finding, Scenes.Options() with { MaxEvents = 10 });

        Assert.Equal(10_000, trace.Dropped);
        Assert.Contains("10 of 50005 events", text);
        Assert.Contains("not kept: 10000", text);
        Assert.Contains("50005", text.Split("Interleaving")[1]);
    }

    [Fact]
    public void Render_ConsoleOutput_ShowsTheLastLines()
    {
        Finding finding = Scenes.LostUpdate() with { Output = string.Join('\n', Enumerable.Range(1, 30).Select(i => $"line {i}")) };
        string text = FindingRenderer.Render(finding, Scenes.Options());

        Assert.Contains("Console output (last 20 of 30 lines)", text);
        Assert.Contains("\n  line 30\n", text);
        Assert.DoesNotContain("line 10\n", text);
    }

    [Fact]
    public void OneLine_Deadlock_HasKindPlaceAndCount()
    {
        string line = FindingRenderer.OneLine(Scenes.OppositeTransfers());

        Assert.Equal("Deadlock at Bank.cs:12: T1 to savings and T2 to current wait for each other. No timer is pending. (schedule 41, 3 times)", line);
    }

    private static TraceEvent Spawned(int peer) =>
        new(0, 0, "test", AccessKind.Spawn, 100 + peer, $"end of T{peer}", Site.Unknown, [], [], 0) { Peer = peer };

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
