using Hsm.Oracle;
using Hsm.Oracle.Histories;
using Linearizability;
using Unit.Hsm;
using Unit.Linearizability;
using Xunit;

namespace Unit.HsmOracle;

/// <summary>Files that others wrote: kinds, verdicts, clocks, and what is wrong with the malformed ones.</summary>
public sealed class HistoryFileTests : IDisposable
{
    private const string Header = """{"format":"hsm-history","version":1,"model":"register"}""";
    private const string Write = """{"client":0,"call":1,"return":2,"op":"write","args":{"value":1}}""";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_JepsenLogs_GiveEveryExpectedVerdict()
    {
        string folder = SharedData.Folder("histories/etcd");
        foreach ((string file, bool linearizable) in EtcdHistories.Expected(folder))
        {
            RecordedHistory read = HistoryFile.Read(file);

            Assert.Equal("register", read.Model);
            Assert.Equal(EtcdHistories.Read(file).Count, read.Calls);
            Assert.Equal(linearizable ? Verdict.Linearizable : Verdict.NotLinearizable, read.Judge(new CheckOptions { Explain = false }).Verdict);
        }
    }

    [Theory]
    [InlineData("c01-ok.txt", Verdict.Linearizable)]
    [InlineData("c01-bad.txt", Verdict.NotLinearizable)]
    [InlineData("c10-ok.txt", Verdict.Linearizable)]
    public void Read_KeyValueFile_GivesTheExpectedVerdict(string name, Verdict expected)
    {
        string file = Path.Combine(SharedData.Folder("histories/kv"), name);

        RecordedHistory read = HistoryFile.Read(file);

        Assert.Equal(KeyValueHistories.Read(file).Count, read.Calls);
        Assert.Equal(expected, read.Judge(new CheckOptions { Explain = false }).Verdict);
    }

    [Theory]
    [InlineData(1, "register", """{"client":0,"call":1,"return":2,"op":"write","args":{"value":1}}|{"client":1,"call":3,"return":4,"op":"read","result":2}""")]
    [InlineData(1, "register", """{"client":0,"call":1,"return":2,"op":"cas","args":{"expected":null,"value":1},"result":false}""")]
    [InlineData(2, "kv", """{"client":0,"call":1,"return":2,"op":"put","args":{"key":"k","value":"v"}}|{"client":1,"call":3,"return":4,"op":"get","args":{"key":"k"},"result":""}""")]
    [InlineData(2, "set", """{"client":0,"call":1,"return":2,"op":"add","args":{"value":1},"result":true}|{"client":1,"call":3,"return":4,"op":"add","args":{"value":1},"result":true}""")]
    [InlineData(2, "queue", """{"client":0,"call":1,"return":2,"op":"enqueue","args":{"value":1}}|{"client":0,"call":3,"return":4,"op":"enqueue","args":{"value":2}}|{"client":1,"call":5,"return":6,"op":"dequeue","result":2}""")]
    [InlineData(3, "stack", """{"client":0,"call":1,"return":2,"op":"push","args":{"value":1}}|{"client":0,"call":3,"return":4,"op":"push","args":{"value":2}}|{"client":1,"call":5,"return":6,"op":"pop","result":1}""")]
    [InlineData(2, "counter", """{"client":0,"call":1,"return":9,"op":"add","args":{"delta":1},"result":1}|{"client":1,"call":1,"return":9,"op":"add","args":{"delta":1},"result":1}""")]
    public void Judge_PlantedViolation_IsSeenInEveryModel(int core, string model, string lines)
    {
        JudgedHistory judged = HistoryFile.Read(Written($$"""{"format":"hsm-history","version":1,"model":"{{model}}"}""", lines)).Judge(CheckOptions.Default);

        Assert.Equal(Verdict.NotLinearizable, judged.Verdict);
        Assert.Equal(core, judged.Evidence!.Core.Count());
        Assert.True(judged.Evidence.IsMinimal);
    }

    [Fact]
    public void Judge_PacketsOfAForeignRecorder_AreHeldAgainstTheSpecification()
    {
        // COUNTER INIT 7 to 4 in little endian, then COUNTER READ 7 in big endian answers 5.
        string lines =
            """{"client":0,"call":1,"return":2,"op":"init","args":{"session":1,"packet":"01a50008010000000400000007000000"},"result":{"packet":"01a50008010000000000000004000000"}}"""
            + '|' + """{"client":1,"call":3,"return":4,"op":"read","args":{"session":2,"packet":"a5010802000100000007000000000000"},"result":{"packet":"a5010802000100000000000000000005"}}""";

        JudgedHistory judged = HistoryFile.Read(Written("""{"format":"hsm-history","version":1,"model":"hsm"}""", lines)).Judge(CheckOptions.Default);

        Assert.Equal(Verdict.NotLinearizable, judged.Verdict);
        Assert.Equal("CounterRead(counter 7)", judged.Evidence!.Core.Last().Asked);
        Assert.Contains(judged.Evidence.Prefixes, prefix => prefix.Refused[0].Allowed.All(text => text is "-> 4" or "-> NotFound"));
    }

    [Theory]
    [InlineData("", 0, "is empty")]
    [InlineData("hello", 1, "is no history that hsm knows")]
    [InlineData(Header, 0, "holds no operation")]
    [InlineData("""{"format":"other","version":1,"model":"register"}""", 1, "\"format\" is not \"hsm-history\"")]
    [InlineData("""{"format":"hsm-history","version":2,"model":"register"}""", 1, "\"version\" is not 1")]
    [InlineData("""{"format":"hsm-history","version":1}""", 1, "\"model\" is missing")]
    [InlineData("""{"format":"hsm-history","version":1,"model":"regsiter"}""", 0, "there is no model 'regsiter'")]
    [InlineData("""{"format":"hsm-history","version":1,"model":"register","units":"ns"}""", 1, "a header has no field \"units\"")]
    [InlineData("""{"format":"hsm-history","version":1,"model":"register","unit":"h"}""", 1, "\"unit\" is \"h\"")]
    [InlineData("""{"format":"hsm-history","version":1,"model":"register","options":{"a":1}}|{"client":0,"call":1,"op":"read"}""", 0, "model register has no options")]
    [InlineData("""{"format":"hsm-history","version":1,"model":"hsm","options":{"admits":["Everything"]}}|{"client":0,"call":1,"op":"crash"}""", 0, "option \"admits\" names \"Everything\"")]
    [InlineData(Write, 0, "has no header")]
    [InlineData($"{Header}|{{\"client\":0,\"call\":1", 2, "is no JSON object")]
    [InlineData($"{Header}|[1]", 2, "is no JSON object")]
    [InlineData($"{Header}|{Write} {Write}", 2, "is no JSON object")]
    [InlineData($"{Header}|{{\"call\":1,\"op\":\"read\"}}", 2, "\"client\" is missing")]
    [InlineData($"{Header}|{{\"client\":0,\"op\":\"read\"}}", 2, "\"call\" is missing")]
    [InlineData($"{Header}|{{\"client\":0,\"call\":1}}", 2, "\"op\" is missing")]
    [InlineData($"{Header}|{{\"client\":\"a\",\"call\":1,\"op\":\"read\"}}", 2, "\"client\" is not a whole number")]
    [InlineData($"{Header}|{{\"client\":0,\"call\":1.5,\"op\":\"read\"}}", 2, "\"call\" is not a whole number")]
    [InlineData($"{Header}|{{\"client\":0,\"call\":1,\"op\":7}}", 2, "\"op\" is not a text")]
    [InlineData($"{Header}|{{\"client\":0,\"call\":1,\"op\":\"read\",\"args\":[]}}", 2, "\"args\" is not an object")]
    [InlineData($"{Header}|{Write}|{{\"client\":0,\"call\":5,\"return\":4,\"op\":\"read\",\"result\":1}}", 3, "\"return\" (4) is before \"call\" (5)")]
    [InlineData($"{Header}|{{\"client\":0,\"call\":5,\"retrun\":6,\"op\":\"read\"}}", 2, "an operation has no field \"retrun\"")]
    [InlineData($"{Header}|{{\"client\":0,\"call\":5,\"op\":\"read\",\"result\":1}}", 2, "has a \"result\" and no \"return\"")]
    [InlineData($"{Header}|{{\"client\":0,\"call\":5,\"op\":\"increment\"}}", 2, "register has no \"op\" \"increment\"; there are read, write, cas")]
    [InlineData($"{Header}|{{\"client\":0,\"call\":5,\"op\":\"write\"}}", 2, "write takes \"args\":{\"value\": a whole number or null}")]
    [InlineData($"{Header}|{{\"client\":0,\"call\":5,\"return\":6,\"op\":\"read\",\"result\":\"x\"}}", 2, "the \"result\" of read is a whole number, or null for nil")]
    [InlineData($"{Write}|{Header}", 0, "has no header")]
    [InlineData($$"""{{Header}}|{{Write}}|{"format":"hsm-history","version":1,"model":"kv"}""", 3, "a second header differs from the first")]
    [InlineData("""{"format":"hsm-history","version":1,"model":"hsm"}|{"client":0,"call":1,"op":"Echo","args":{"session":1,"packet":"0g"}}""", 2, "the \"packet\" is not hexadecimal")]
    [InlineData("""{"format":"hsm-history","version":1,"model":"hsm"}|{"client":0,"call":1,"op":"Echo","args":{"session":1,"packet":"0102"}}""", 2, "the \"packet\" is no packet")]
    [InlineData("""{"format":"hsm-history","version":1,"model":"hsm"}|{"client":0,"call":1,"op":"Echo","args":{"packet":"01a5050101000000"}}""", 2, "Echo takes \"args\":{\"session\": a whole number}")]
    [InlineData("INFO  jepsen.util - 0\t:invoke\t:write\tx", 1, ":write lacks a number")]
    [InlineData("INFO  jepsen.util - 0\t:ok\t:write\t1", 1, "process 0 returns, and has called nothing")]
    [InlineData("""{:process 0, :type :invoke, :f :get, :key 7, :value nil}""", 1, "is no event of a kv file")]
    public void Read_MalformedFile_SaysWhereWhatAndWhatToDo(string lines, int line, string problem)
    {
        string file = Written(lines);

        OracleException refused = Assert.Throws<OracleException>(() => HistoryFile.Read(file));

        Assert.StartsWith(line > 0 ? $"{file}:{line}: " : file, refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Next);
    }

    [Fact]
    public void Read_FileWithoutHeader_TakesTheModelGiven()
    {
        Assert.Equal(Verdict.Linearizable, HistoryFile.Read(Written(Write), new HistoryFileOptions { Model = "register" }).Judge(CheckOptions.Default).Verdict);
    }

    [Fact]
    public void Read_ModelAgainstTheHeader_IsRefused()
    {
        OracleException refused = Assert.Throws<OracleException>(() => HistoryFile.Read(Written(Header, Write), new HistoryFileOptions { Model = "kv" }));

        Assert.Contains("is of model 'register', not 'kv'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FilesJoined_AreOneHistory()
    {
        string read = """{"client":1,"call":3,"return":4,"op":"read","result":1}""";

        RecordedHistory joined = HistoryFile.Read(Written(Header, read, Header, Write, ""));

        Assert.Equal(2, joined.Calls);
        Assert.Equal(Verdict.Linearizable, joined.Judge(CheckOptions.Default).Verdict);
    }

    [Theory]
    [InlineData(null, Verdict.NotLinearizable)]
    [InlineData(0.0005, Verdict.NotLinearizable)]
    [InlineData(0.001, Verdict.Linearizable)]
    public void Read_StaleReadWithinTheClocksError_IsAllowed(double? milliseconds, Verdict expected)
    {
        // The write ends at 2,000 ns by one clock, the stale read begins at 4,000 ns by another.
        string file = Written(
            Header,
            """{"client":0,"call":1000,"return":2000,"op":"write","args":{"value":1}}""",
            """{"client":1,"call":4000,"return":5000,"op":"read","result":null}""");

        RecordedHistory read = HistoryFile.Read(file, new HistoryFileOptions { ClockError = TimeSpan.FromMilliseconds(milliseconds ?? 0) });

        Assert.Equal(expected, read.Judge(CheckOptions.Default).Verdict);
    }

    [Fact]
    public void Read_ClockErrorOfAFileWithoutClock_IsRefused()
    {
        string file = Written("""{"format":"hsm-history","version":1,"model":"register","unit":"none"}""", Write);

        OracleException refused = Assert.Throws<OracleException>(() => HistoryFile.Read(file, new HistoryFileOptions { ClockError = TimeSpan.FromMilliseconds(1) }));

        Assert.Contains("counts events, not time", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PendingWrite_MayHaveTakenEffectOrNot()
    {
        string pending = """{"client":0,"call":1,"op":"write","args":{"value":1}}""";

        Assert.All(["1", "null"], seen => Assert.Equal(
            Verdict.Linearizable,
            HistoryFile.Read(Written(Header, pending, $$"""{"client":1,"call":3,"return":4,"op":"read","result":{{seen}}}""")).Judge(CheckOptions.Default).Verdict));
        Assert.Equal(
            Verdict.NotLinearizable,
            HistoryFile.Read(Written(Header, pending, """{"client":1,"call":3,"return":4,"op":"read","result":2}""")).Judge(CheckOptions.Default).Verdict);
    }

    private string Written(params string[] lines)
    {
        string file = _folder["history.jsonl"];
        File.WriteAllText(file, string.Join('\n', lines).Replace('|', '\n'));
        return file;
    }
}
