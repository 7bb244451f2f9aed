using System.Text;
using Interleave;
using Interleave.Runtime;
using Interleave.Strategies;
using Interleave.Trace;
using Xunit;

namespace Unit.Trace;

public sealed class ScheduleFileTests
{
    private static readonly ScheduleFile s_sample = new()
    {
        Engine = "0.1.0",
        Method = "My.Tests.Transfer <T> \"x\"",
        Arguments = ["1", "zwei é"],
        Strategy = "pct:3",
        Seed = ulong.MaxValue,
        Index = 4711,
        Settings = new ExecutionSettings { MemoryModel = MemoryModel.DotNet, StarvationBound = 5 },
        ObservesLocks = true,
        Properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["mutant"] = "K1", ["configuration"] = "2 sessions, Monitor" },
        Finding = new ScheduleFinding(FindingKind.Deadlock, "Deadlock: 2 logical threads and none can go on.", "Bank.cs:12, Bank.cs:19"),
        Assemblies = [new("My.Tests", "ab12", [0, 1, 2, 3, 7]), new("My.Code", "cd34", [])],
        Decisions =
        [
            new(0, 0x3, AccessKind.Start, -1, -1, -1),
            new(1, 0x7, AccessKind.Acquire, 5, 1, 18),
            new(1, 0x6, AccessKind.Read, 12, 0, 4),
            new(2, 0x6, AccessKind.ReadWrite, 12, 0, 5),
            new(7, 10, AccessKind.Choice, -1, 1, 2),
            new(0, 3, AccessKind.Choice, -1, -1, -1),
            new(63, 0x8000_0000_0000_0001, AccessKind.Yield, -1, 1, 3),
        ],
    };

    [Fact]
    public void Write_Sample_IsAsDocumented()
    {
        string text = Encoding.UTF8.GetString(ScheduleFileWriter.Write(s_sample));

        Assert.Equal(
            """
            {
              "format": 2,
              "engine": "0.1.0",
              "method": "My.Tests.Transfer <T> \"x\"",
              "arguments": [
                "1",
                "zwei é"
              ],
              "strategy": "pct:3",
              "seed": 18446744073709551615,
              "index": 4711,
              "settings": {
                "memory": true,
                "memoryModel": "DotNet",
                "races": true,
                "time": "Virtual",
                "maxSteps": 100000,
                "starvationBound": 5
              },
              "observesLocks": true,
              "properties": {
                "configuration": "2 sessions, Monitor",
                "mutant": "K1"
              },
              "finding": {
                "kind": "Deadlock",
                "message": "Deadlock: 2 logical threads and none can go on.",
                "place": "Bank.cs:12, Bank.cs:19"
              },
              "assemblies": [
                {
                  "name": "My.Tests",
                  "hash": "ab12",
                  "quietSites": "0-3,7"
                },
                {
                  "name": "My.Code",
                  "hash": "cd34",
                  "quietSites": ""
                }
              ],
              "decisions": [
                "0: start:-:-@3",
                "1: acquire:5:1.18@7 read:12:0.4@6",
                "2: readwrite:12:0.5@6",
                "choice 7/10 1.2",
                "choice 0/3 -",
                "63: yield:-:1.3@8000000000000001"
              ]
            }

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Read_WrittenFile_GivesTheSameBytesAgain()
    {
        byte[] bytes = ScheduleFileWriter.Write(s_sample);
        ScheduleFile again = ScheduleFileReader.Read(bytes, "sample");

        Assert.Equal(bytes, ScheduleFileWriter.Write(again));
        Assert.Equal(s_sample.Decisions, again.Decisions);
        Assert.Equal(s_sample.Assemblies[0].QuietSites, again.Assemblies[0].QuietSites);
        Assert.Equal(s_sample.Finding, again.Finding);
        Assert.Equal((s_sample.Seed, s_sample.Index, s_sample.Settings), (again.Seed, again.Index, again.Settings));
    }

    [Fact]
    public void Write_LongStretchOfOneThread_BreaksLines()
    {
        var file = s_sample with { Decisions = [.. Enumerable.Range(0, 20).Select(i => new ScheduleDecision(1, 3, AccessKind.Read, i, 0, i))] };
        string[] lines = Encoding.UTF8.GetString(ScheduleFileWriter.Write(file)).Split('\n');

        Assert.Equal(3, lines.Count(l => l.Contains("\"1: read:")));
        Assert.Equal(file.Decisions, ScheduleFileReader.Read(ScheduleFileWriter.Write(file), "x").Decisions);
    }

    [Fact]
    public void Read_FileCutAtAnyByte_SaysThatItWasCutOff()
    {
        byte[] bytes = ScheduleFileWriter.Write(s_sample);
        for (int length = 0; length < bytes.Length - 2; length += 7)
        {
            string message = Assert.Throws<ScheduleFileException>(() => ScheduleFileReader.Read(bytes.AsSpan(0, length), "s.json")).Message;
            Assert.Contains("cut off", message);
            Assert.StartsWith($"s.json({1 + bytes.AsSpan(0, length).TrimEnd("\n "u8).Count((byte)'\n')}): ", message);
            Assert.Contains("Record the schedule again", message);
        }
    }

    [Theory]
    [InlineData("\"format\": 2", "\"format\": 9", "s.json(2): the file has format 9, this version reads format 2. Replay it with the version of Interleave that recorded it (0.1.0).")]
    [InlineData("\"format\": 2,", "", "s.json(1): this is no schedule file: it has no \"format\"")]
    [InlineData("\"seed\": 18446744073709551615", "\"seed\": -1", "s.json(10): \"seed\" is -1, which is no whole number of its range")]
    [InlineData("\"seed\": 18446744073709551615", "\"seed\": \"1\"", "s.json(10): \"seed\" should be a number")]
    [InlineData("\"memory\": true", "\"memory\": 1", "s.json(13): \"memory\" should be true or false")]
    [InlineData("\"strategy\": \"pct:3\",", "", "s.json(1): \"strategy\" is missing")]
    [InlineData("\"Deadlock\"", "\"Disaster\"", "s.json(26): there is no finding kind 'Disaster'")]
    [InlineData("0-3,7", "3-0", "s.json(34): '3-0' is no list of ascending ranges")]
    [InlineData("read:12:0.4@6", "read:x:0.4@6", "s.json(44): 'read:x:0.4@6' is no decision such as")]
    [InlineData("read:12:0.4@6", "look:12:0.4@6", "s.json(44): 'look:12:0.4@6' is no decision")]
    [InlineData("choice 7/10 1.2", "choice 12/10 1.2", "s.json(46): 'choice 12/10 1.2' is no decision")]
    [InlineData("\"index\": 4711", "\"index\": ,", "s.json(11): this is no JSON")]
    public void Read_DamagedFile_NamesTheLine(string part, string replacement, string expected)
    {
        string text = Encoding.UTF8.GetString(ScheduleFileWriter.Write(s_sample));
        Assert.Contains(part, text);
        string damaged = text.Replace(part, replacement, StringComparison.Ordinal);

        string message = Assert.Throws<ScheduleFileException>(() => ScheduleFileReader.Read(Encoding.UTF8.GetBytes(damaged), "s.json")).Message;

        Assert.StartsWith(expected, message);
    }

    [Fact]
    public void Load_NoSuchFile_NamesThePath()
    {
        string message = Assert.Throws<ScheduleFileException>(() => ScheduleFile.Load("/no/such/schedule.json")).Message;

        Assert.Contains("/no/such/schedule.json", message);
    }

    [Fact]
    public void Bind_SameAssembliesAtOtherBases_GivesTheScheduleInThisProcessesIds()
    {
        var target = new Target([Range("A", "h1", 1000, 50), Range("B", "h2", 5000, 10)]);
        var profile = new ExplorationProfile { QuietSites = new HashSet<int> { 1003, 1001, 5000 }, ObservesLocks = true };
        var settings = new ExecutionSettings { Memory = false, MemoryModel = MemoryModel.Tso, Races = false, Time = TimeMode.Nondeterministic, MaxSteps = 77, StarvationBound = 9 };
        Decision[] decisions =
        [
            new(1, 6, AccessKind.Read, 3, 1007),
            new(2, 6, AccessKind.Write, 3, 5009),
            new(1, 6, AccessKind.Start, -1, 0),
        ];
        var schedule = new RecordedSchedule(5, 6, "pos", settings, profile, decisions);
        ScheduleFile file = ScheduleFile.Create(schedule, target, null);
        byte[] bytes = ScheduleFileWriter.Write(file);

        RecordedSchedule same = ScheduleFileReader.Read(bytes, "x").Bind(target.Assemblies);
        RecordedSchedule moved = ScheduleFileReader.Read(bytes, "x").Bind([Range("B", "h2", 20, 10), Range("A", "h1", 30, 50)]);

        Assert.Equal(decisions, same.Decisions);
        Assert.Equal([1001, 1003, 5000], same.Profile.QuietSites.Order());
        Assert.True(same.Profile.ObservesLocks);
        Assert.Equal((5UL, 6L, "pos", settings), (same.Seed, same.Index, same.Strategy, same.Settings));
        Assert.Equal([37, 29, 0], moved.Decisions.Select(d => d.Site));
        Assert.Equal([20, 31, 33], moved.Profile.QuietSites.Order());
    }

    [Fact]
    public void Bind_ChangedAssembly_SaysWhichAndWhatToDo()
    {
        var target = new Target([Range("A", "0123456789abcdef", 10, 5), Range("B", "h2", 20, 5)]);
        var file = ScheduleFile.Create(new RecordedSchedule(1, 1, "pos", new ExecutionSettings(), ExplorationProfile.Empty, []), target, null);

        Assert.Null(file.Changes(target.Assemblies));
        string message = Assert.Throws<ScheduleFileException>(() => file.Bind([Range("A", "fedcba9876543210", 10, 5), Range("C", "h3", 20, 5)])).Message;

        Assert.StartsWith("The code changed since this schedule was recorded: A is fedcba987654 and was 0123456789ab; B is not rewritten any more; C was not rewritten then.", message);
        Assert.Contains("explore again", message);
    }

    [Fact]
    public void Bind_SiteOutOfRange_IsRefused()
    {
        var target = new Target([Range("A", "h1", 10, 5)]);
        var file = ScheduleFile.Create(new RecordedSchedule(1, 1, "pos", new ExecutionSettings(), ExplorationProfile.Empty, []), target, null)
            with
        { Decisions = [new(1, 3, AccessKind.Read, 1, 0, 5)] };

        Assert.Contains("site 0.5, which does not exist", Assert.Throws<ScheduleFileException>(() => file.Bind(target.Assemblies)).Message);
    }

    [Fact]
    public void Save_NewFolder_IsCreatedAndLoadsAgain()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"interleave-{Environment.ProcessId}-{nameof(ScheduleFileTests)}");
        try
        {
            string path = Path.Combine(folder, "a", "s.json");
            s_sample.Save(path);
            Assert.Equal(s_sample.Decisions, ScheduleFile.Load(path).Decisions);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SiteRange Range(string name, string hash, int first, int count) => new(name, hash, first, count);

    private sealed class Target(IReadOnlyList<SiteRange> assemblies) : ITestTarget
    {
        public string Method => "M";

        public IReadOnlyList<string> Arguments => [];

        public IReadOnlyList<SiteRange> Assemblies => assemblies;

        public Action CreateBody(int worker) => () => { };
    }
}
