using Hsm;
using Hsm.Abstractions;
using Unit.Cli;
using Xunit;

namespace Unit.Hsm;

/// <summary>Stores worked on by processes of their own, which are killed.</summary>
public sealed class StoreProcessTests
{
    private const int Rounds = 8;

    [Fact]
    public void Kill_BetweenAndDuringWrites_KeepsWhatWasAcknowledged()
    {
        using var directory = TemporaryDirectory.InMemory();
        var random = new Random(5);
        var state = new ExpectedObjects();
        for (var round = 0; round < Rounds; round++)
        {
            var acknowledged = WorkUntilKilled(directory.Path, round, random.Next(1, 60), state);

            Assert.NotEqual(0, acknowledged);
            using var store = new OpenedStore(directory.Path);
            var found = store.Contents();
            Assert.True(
                state.Settle(found),
                $"Round {round}, after {acknowledged} acknowledged changes: found '{found}', expected '{state}' or that with '{state.InFlight}'.");
        }
    }

    [Fact]
    public void Open_WhileAProcessHasIt_IsRefusedAndNamesItUntilItDies()
    {
        using var directory = new TemporaryDirectory();
        using var holder = CliRun.Start(CliPaths.StoreFixture, "hold", directory.Path);
        Assert.Equal("open", holder.StandardOutput.ReadLine());

        Assert.Equal(HsmStatus.Locked, FileFlash.Open(directory.Path, geometry: null, out _, out var problem));
        Assert.Contains($"process {holder.Id} ", problem!.Message, StringComparison.Ordinal);
        Assert.Equal(StoreProblemKind.InUse, StoreCheck.Look(directory.Path).Problem!.Kind);

        holder.Kill();
        holder.WaitForExit();
        FileFlashTests.Open(directory.Path, geometry: null).Dispose();
    }

    /// <summary>N10 with real processes: every increment that was acknowledged to either is in the store.</summary>
    [Fact]
    public void TwoProcesses_IncrementingOneCounter_LoseNone()
    {
        const int Each = 25;
        using var directory = TemporaryDirectory.InMemory();
        using (var store = new OpenedStore(directory.Path))
        {
            store.Session.Expect<CounterResponse>(new CounterInitRequest(new CounterId(1), 0));
        }

        using var first = CliRun.Start(CliPaths.StoreFixture, "visit", directory.Path, $"{Each}");
        using var second = CliRun.Start(CliPaths.StoreFixture, "visit", directory.Path, $"{Each}");
        var others = second.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var acknowledged = (first.StandardOutput.ReadToEnd() + others.GetAwaiter().GetResult()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        first.WaitForExit();
        second.WaitForExit();
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(Enumerable.Range(1, 2 * Each).Select(value => $"ack {value}").Order(StringComparer.Ordinal), acknowledged.Order(StringComparer.Ordinal));
        using var after = new OpenedStore(directory.Path);
        Assert.Equal(new CounterResponse(2 * Each), after.Session.Ask(new CounterReadRequest(new CounterId(1))));
    }

    private static int WorkUntilKilled(string directory, int seed, int changes, ExpectedObjects state)
    {
        using var worker = CliRun.Start(CliPaths.StoreFixture, "work", directory, $"{seed}");
        var acknowledged = 0;
        while (acknowledged < changes && worker.StandardOutput.ReadLine() is { } line)
        {
            acknowledged += state.Note(line) ? 1 : 0;
        }

        worker.Kill();
        var rest = worker.StandardOutput.ReadToEnd().Split('\n');
        worker.WaitForExit();
        Assert.Empty(worker.StandardError.ReadToEnd());

        // What stands after the last line break is a line that was cut off: it was never told.
        foreach (var line in rest[..^1])
        {
            acknowledged += state.Note(line) ? 1 : 0;
        }

        return acknowledged;
    }

    /// <summary>A store opened by the test's own process, with one session.</summary>
    private sealed class OpenedStore : IDisposable
    {
        private readonly FileFlash _flash;
        private readonly TestServer _server;

        public OpenedStore(string directory)
        {
            _flash = FileFlashTests.Open(directory, new FlashGeometry(PartitionSizeBytes: 2048));
            _server = new TestServer(_flash);
            Session = _server.Session();
        }

        public TestSession Session { get; }

        public string Contents() => string.Join(' ', Session.List().OrderBy(id => id.Value).Select(id =>
            $"{id.Value}={System.Text.Encoding.ASCII.GetString(Session.Expect<NvmReadResponse>(new NvmReadRequest(id, 0, ushort.MaxValue)).Data.Span)}"));

        public void Dispose()
        {
            _server.Dispose();
            _flash.Dispose();
        }
    }

    /// <summary>What a worker's lines say must be in the store.</summary>
    private sealed class ExpectedObjects
    {
        private SortedDictionary<int, string> _objects = [];

        public string? InFlight { get; private set; }

        /// <summary>Takes a line; true when it acknowledges a change.</summary>
        public bool Note(string line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "do":
                    InFlight = line[3..];
                    return false;
                case "ack":
                    _objects = After(line[4..]);
                    InFlight = null;
                    return true;
                default:
                    InFlight = null;
                    return false;
            }
        }

        /// <summary>Takes what was found for what is there; false when neither with nor without the change in flight it can be.</summary>
        public bool Settle(string found)
        {
            var after = InFlight is null ? _objects : After(InFlight);
            if (found != Text(_objects) && found != Text(after))
            {
                return false;
            }

            _objects = found == Text(after) ? after : _objects;
            InFlight = null;
            return true;
        }

        public override string ToString() => Text(_objects);

        private SortedDictionary<int, string> After(string change)
        {
            var words = change.Split(' ');
            var after = new SortedDictionary<int, string>(_objects);
            switch (words[0])
            {
                case "add":
                    after[int.Parse(words[1])] = words[2];
                    break;
                case "destroy":
                    after.Remove(int.Parse(words[1]));
                    after.Remove(int.Parse(words[2]));
                    break;
            }

            return after;
        }

        private static string Text(SortedDictionary<int, string> objects) =>
            string.Join(' ', objects.Select(pair => $"{pair.Key}={pair.Value}"));
    }
}
