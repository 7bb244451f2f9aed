using Hsm.Abstractions;
using Hsm.Models.Specification;
using Linearizability;
using Linearizability.Rendering;
using Unit.Linearizability;
using Xunit;

namespace Unit.HsmModels;

/// <summary>The model under the checker: partitioned, whole, and by brute force, verdicts are the same.</summary>
public sealed class HsmPartitionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.15)]
    public void Check_RandomHistories_PartitionedVerdictIsTheWholeOnes(double corruption)
    {
        const int Histories = 1500;
        int failing = 0;
        int split = 0;
        for (int seed = 0; seed < Histories; seed++)
        {
            var random = new RandomHsm(seed);
            SpecificationOptions options = random.Options();
            History<HsmCall, HsmResponse> history = random.History(options, 10, corruption);
            var model = new HsmModel(options);

            CheckResult<HsmCall, HsmResponse> parts = LinearizabilityChecker.Check(
                history, model, new CheckOptions { Explain = false });
            CheckResult<HsmCall, HsmResponse> whole = LinearizabilityChecker.Check(
                history, model, new CheckOptions { Explain = false, Partition = false });

            Assert.True(
                parts.Verdict == whole.Verdict,
                $"seed {seed}: {parts.Verdict} in {parts.Parts} parts, {whole.Verdict} whole\n"
                    + HistoryRenderer.Draw(history, Enumerable.Range(0, history.Count)));
            Assert.True(corruption > 0 || whole.Verdict == Verdict.Linearizable, $"seed {seed}");
            failing += whole.Verdict == Verdict.NotLinearizable ? 1 : 0;
            split += parts.Parts > 1 ? 1 : 0;
        }

        output.WriteLine($"{failing} of {Histories} fail, {split} are split");
        Assert.InRange(split, Histories / 4, Histories);
        Assert.True(corruption == 0 || failing > Histories / 4);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void Check_RandomHistoriesInRounds_VerdictIsTheWholeOnes(double corruption)
    {
        const int Histories = 800;
        (int failing, int rounds) = (0, 0);
        for (int seed = 0; seed < Histories; seed++)
        {
            var random = new RandomHsm(seed);
            SpecificationOptions options = random.Options();
            History<HsmCall, HsmResponse> history = random.History(options, 12, corruption);
            var checker = new RoundChecker<HsmState, HsmCall, HsmResponse>(new HsmModel(options), new CheckOptions { Explain = false });
            Verdict verdict = Verdict.Linearizable;
            foreach (History<HsmCall, HsmResponse> round in RoundCut.Of(history).TakeWhile(_ => verdict == Verdict.Linearizable))
            {
                verdict = checker.Check(round).Verdict;
                rounds++;
            }

            CheckResult<HsmCall, HsmResponse> whole = LinearizabilityChecker.Check(
                history, new HsmModel(options), new CheckOptions { Explain = false, Partition = false });
            Assert.True(verdict == whole.Verdict, $"seed {seed}: {verdict} in rounds, {whole.Verdict} whole\n" + HistoryRenderer.Draw(history, Enumerable.Range(0, history.Count)));
            failing += verdict == Verdict.NotLinearizable ? 1 : 0;
        }

        output.WriteLine($"{failing} of {Histories} fail, {rounds} rounds");
        Assert.True(rounds > 3 * Histories / 2 && (corruption == 0 || failing > Histories / 4));
    }

    [Fact]
    public void Check_SmallRandomHistories_AgreesWithBruteForceAndItsCoreIsMinimal()
    {
        for (int seed = 0; seed < 600; seed++)
        {
            var random = new RandomHsm(seed);
            SpecificationOptions options = random.Options();
            History<HsmCall, HsmResponse> history = random.History(options, 6, 0.2);
            var model = new HsmModel(options);

            CheckResult<HsmCall, HsmResponse> result = LinearizabilityChecker.Check(history, model);

            Assert.True(BruteForce.IsLinearizable(model, history) == (result.Verdict == Verdict.Linearizable), $"seed {seed}");
            if (result.Violation is { } violation)
            {
                Assert.True(violation.IsMinimal, $"seed {seed}");
                Assert.False(BruteForce.IsLinearizable(model, violation.CoreHistory()), $"seed {seed}");
            }
        }
    }

    [Fact]
    public void Partition_IndependentObjects_AreApart()
    {
        History<HsmCall, HsmResponse> history = Sequential(
            (0, Requests.Add(1, 1)), (1, Requests.Add(2, 2)), (0, Requests.Read(1)), (1, Requests.Read(2)), (0, new InfoRequest()));

        Assert.Equal([[0, 2], [1, 3], [4]], new HsmModel(SpecifiedServer.Options()).Partition(history));
    }

    [Fact]
    public void Partition_ListOrAssignedId_TouchesAll()
    {
        History<HsmCall, HsmResponse> listed = Sequential((0, Requests.Add(1, 1)), (1, Requests.Add(2, 2)), (0, Requests.List(0)));
        History<HsmCall, HsmResponse> assigned = Sequential(
            (0, Requests.Cache(KeyId.Global(1), 1)),
            (1, Requests.Cache(KeyId.AssignGlobal, 2)),
            (1, Requests.Add(1, 1)));

        Assert.Equal([[0, 1, 2]], new HsmModel(SpecifiedServer.Options()).Partition(listed));
        Assert.Equal([[0, 1], [2]], new HsmModel(SpecifiedServer.Options()).Partition(assigned));
    }

    [Fact]
    public void Tell_Violation_UsesTheRequestsShortForms()
    {
        History<HsmCall, HsmResponse> history = new(
        [
            new() { Client = 0, Input = new(0, new CounterReadRequest(new CounterId(1))), CallTime = 1, Outcome = Outcomes.Returned<HsmResponse>(new CounterResponse(3)), ReturnTime = 2 },
        ]);
        var model = new HsmModel(SpecifiedServer.Options());

        string text = ViolationRenderer.Tell(LinearizabilityChecker.Check(history, model).Violation!, model);

        Assert.Contains("#0 CounterRead(counter 1)", text, StringComparison.Ordinal);
        Assert.Contains("-> 3", text, StringComparison.Ordinal);
    }

    private static History<HsmCall, HsmResponse> Sequential(params (int Session, HsmRequest Request)[] calls)
    {
        var server = new SpecifiedServer();
        var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
        foreach ((int session, HsmRequest request) in calls)
        {
            recorder.Call(session, new HsmCall(session, request)).Return(server.Send(session, request));
        }

        return recorder.ToHistory();
    }
}
