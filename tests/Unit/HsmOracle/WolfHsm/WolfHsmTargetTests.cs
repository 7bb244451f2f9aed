using System.Net;
using Hsm.Abstractions;
using Hsm.Exploration;
using Hsm.Oracle;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Scenarios;
using Hsm.Oracle.WolfHsm;
using Hsm.Protocol;
using Linearizability;
using Xunit;

namespace Unit.HsmOracle.WolfHsm;

/// <summary>Servers that somebody else runs: right ones, broken ones, and those that do not behave at all.</summary>
public sealed class WolfHsmTargetTests
{
    public static TheoryData<string> Scenarios => ["counter", "objects", "keys", "crypto", "sessions", "token"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void RunRound_RightServer_IsLinearizableAndLeavesNothing(string name)
    {
        using var server = new OwnServer();
        List<NvmId> before = Listing(server);
        using (var target = new WolfHsmTarget(server.Addresses))
        {
            IOracleScenario scenario = target.Scenarios.Single(one => one.Name == name);
            RoundRecord alone = Run(scenario, round: -1, threads: 1);
            Assert.True(alone.Deviations.Count == 0, string.Join("; ", alone.Deviations));
            long overlaps = 0;
            for (var round = 0; round < 20; round++)
            {
                RoundRecord record = Run(scenario, round);
                Assert.True(record.End == RoundEnd.Completed, record.Detail);
                JudgedHistory judged = Assert.Single(record.Histories).Judge(CheckOptions.Default);
                Assert.True(judged.Verdict == Verdict.Linearizable, judged.Evidence?.Picture);
                overlaps += judged.OverlappingPairs;
            }

            Assert.True(overlaps > 0, "The clients never met.");
            target.Clean();
        }

        Assert.Equal(before, Listing(server));
    }

    [Fact]
    public void CommandArguments_OfATarget_MakeTheSameTargetAgain()
    {
        using var server = new OwnServer();
        using var plain = new WolfHsmTarget(server.Addresses);
        Assert.Equal(["--wolfhsm", server.Addresses], plain.CommandArguments);
        using var target = new WolfHsmTarget(server.Addresses, new WolfHsmOptions { IsDisposable = true, AnswerTimeout = TimeSpan.FromSeconds(2.5) });
        Assert.Equal(["--wolfhsm", server.Addresses, "--disposable", "--answer-seconds", "2.5"], target.CommandArguments);
    }

    [Theory]
    [InlineData("N1", "counter")]
    public void RunRound_ServerWithAPlantedBug_IsFound(string mutant, string name)
    {
        using var server = new OwnServer(Mutants.Find(mutant).PlantIn, ports: 4);
        using var target = new WolfHsmTarget(server.Addresses);
        IOracleScenario scenario = target.Scenarios.Single(one => one.Name == name);
        for (var round = 0; round < 5000; round++)
        {
            JudgedHistory judged = Run(scenario, round).Histories[0].Judge(CheckOptions.Default);
            if (judged.Verdict == Verdict.NotLinearizable)
            {
                Assert.True(judged.Evidence!.Core.Count() >= 2);
                return;
            }
        }

        Assert.Fail($"{mutant} was not found.");
    }

    [Theory]
    [InlineData("Silence", RoundEnd.Hung)]
    [InlineData("HangUp", RoundEnd.Crashed)]
    [InlineData("Garbage", RoundEnd.Corrupted)]
    [InlineData("ShortAnswer", RoundEnd.Corrupted)]
    public void RunRound_ServerMisbehaves_IsTheVerdict(string misbehaviour, RoundEnd expected)
    {
        using var server = new FakeServer(RequestKind.CounterIncrement, Enum.Parse<FakeServer.Misbehaviour>(misbehaviour)) { Patience = 3 };
        using var target = new WolfHsmTarget(server.Addresses, new WolfHsmOptions { AnswerTimeout = TimeSpan.FromSeconds(1) });

        RoundRecord record = Run(target.Scenarios[0], round: 0);

        Assert.Equal(expected, record.End);
        Assert.Contains("Increment", record.Detail, StringComparison.Ordinal);
        Assert.Contains(record.LastCalls, call => call.Contains("no answer", StringComparison.Ordinal));
        Assert.Equal(Verdict.Linearizable, Assert.Single(record.Histories).Judge(CheckOptions.Default).Verdict);
    }

    [Fact]
    public void RunRound_ServerWithoutAGroup_IsNotOffered()
    {
        using var server = new FakeServer(RequestKind.CounterRead, FakeServer.Misbehaviour.Empty);
        using var target = new WolfHsmTarget(server.Addresses);

        RoundRecord record = Run(target.Scenarios.Single(one => one.Name == "counter"), round: 0);

        Assert.Equal(RoundEnd.Unsupported, record.End);
        Assert.Contains("no handler for counter-read", record.Detail, StringComparison.Ordinal);
        Assert.Contains(target.Facts, fact => fact.Name == "not offered: Counters");
    }

    [Fact]
    public void RunRound_ServerGoesAway_IsCrashedAndCleaningDoesNotThrow()
    {
        var server = new OwnServer();
        using var target = new WolfHsmTarget(server.Addresses, new WolfHsmOptions { AnswerTimeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(RoundEnd.Completed, Run(target.Scenarios[0], round: 0).End);
        server.Dispose();

        RoundRecord record = Run(target.Scenarios[0], round: 1);

        Assert.Equal(RoundEnd.Crashed, record.End);
        Assert.Contains("takes no", record.Detail, StringComparison.Ordinal);
        target.Clean();
    }

    [Fact]
    public void Constructor_EarlierRunCrashed_RemovesWhatItLeftAndNothingElse()
    {
        using var server = new OwnServer();
        var others = new List<NvmId>();
        using (HsmSocketClient client = Connect(server))
        {
            client.Send(new InitRequest(14));
            others.Add(Add(client, new NvmId(7), "theirs"));
            client.Send(new CounterInitRequest(new CounterId(100), 1));
            others.Add(new CounterId(100).ToNvmId(new ClientId(14)));
        }

        using (var crashed = new WolfHsmTarget(server.Addresses))
        {
            // Claims counters 96 to 223 but the one that is there; what follows is what a round may leave.
            Assert.Equal(RoundEnd.Completed, Run(crashed.Scenarios[0], round: 0).End);
            using HsmSocketClient client = Connect(server);
            client.Send(new InitRequest(14));
            client.Send(new CounterInitRequest(new CounterId(101), 1));
            Add(client, new NvmId(0x0E70), "hsm-check v1");
            client.Send(new KeyCacheRequest(KeyId.Local(99), ObjectFlags.None, ObjectLabel.FromText("hsm-check v2"), Bytes.Repeat(1, 16)));
            client.Send(new KeyCommitRequest(KeyId.Local(99)));
            client.Send(new KeyCacheRequest(KeyId.Global(98), ObjectFlags.None, ObjectLabel.FromText("hsm-check v3"), Bytes.Repeat(1, 16)));
            client.Send(new KeyCacheRequest(KeyId.Global(97), ObjectFlags.None, ObjectLabel.FromText("theirs"), Bytes.Repeat(1, 16)));
            Assert.Equal(others.Count + 4, Listing(server).Count);
        }

        using var next = new WolfHsmTarget(server.Addresses);

        Assert.Equal(others, Listing(server));
        using HsmSocketClient after = Connect(server);
        Assert.Equal(HsmStatus.NotFound, after.Send(new KeyExportRequest(KeyId.Global(98))).Status);
        Assert.Equal(HsmStatus.Ok, after.Send(new KeyExportRequest(KeyId.Global(97))).Status);
        for (var round = 0; round < 40; round++)
        {
            Assert.Equal(RoundEnd.Completed, Run(next.Scenarios[round % 3], round).End);
        }

        next.Clean();
        Assert.Equal(HsmStatus.Ok, after.Send(new KeyExportRequest(KeyId.Global(97))).Status);
        Assert.Equal(others, Listing(server));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:70000")]
    [InlineData("unix:")]
    [InlineData("23456")]
    [InlineData("")]
    public void Constructor_NoAddress_SaysWhatOneLooksLike(string addresses)
    {
        var exception = Assert.Throws<OracleException>(() => new WolfHsmTarget(addresses));
        Assert.Contains("HOST:PORT", exception.Next, StringComparison.Ordinal);
    }

    private static RoundRecord Run(IOracleScenario scenario, int round, int threads = 4) => scenario.RunRound(
        new RoundPlan { Seed = (ulong)Math.Max(round, 0), Round = round, Threads = threads, TimeLimit = TimeSpan.FromSeconds(20) },
        TestContext.Current.CancellationToken);

    private static HsmSocketClient Connect(OwnServer server) => HsmSocketClient.Connect(IPEndPoint.Parse(server.Addresses));

    private static NvmId Add(HsmSocketClient client, NvmId id, string label)
    {
        Assert.True(client.Send(new NvmAddRequest(new ObjectMetadata(id, 0, ObjectFlags.None, 4, ObjectLabel.FromText(label)), Bytes.Repeat(1, 4))).IsOk);
        return id;
    }

    private static List<NvmId> Listing(OwnServer server)
    {
        using HsmSocketClient client = Connect(server);
        var ids = new List<NvmId>();
        var last = NvmId.None;
        while (client.Send(new NvmListRequest(last)) is NvmListResponse { Count: > 0, Id: var id })
        {
            ids.Add(id);
            last = id;
        }

        return ids;
    }
}
