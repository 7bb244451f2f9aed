using Hsm.Abstractions;
using Hsm.Models.Specification;
using Linearizability;
using Xunit;

namespace Unit.HsmModels;

/// <summary>Laws of the relation, over random walks through its states.</summary>
public sealed class SpecificationRelationTests
{
    private const int Walks = 150;
    private const int Steps = 40;

    [Fact]
    public void Step_AnswerOfItsOwn_IsAllowedAndLeadsWhereTheAnswerSays() => Walk(static (specification, state, call) =>
    {
        foreach (SpecifiedAnswer answer in specification.Answers(state, call))
        {
            Assert.Contains(answer.Next, Next(specification, state, call, Outcomes.Returned(answer.Response)));
        }
    });

    [Fact]
    public void Step_Pending_AllowsExactlyWhatSomeAnswerAllows() => Walk(static (specification, state, call) => Assert.Equal(
        specification.Answers(state, call).Select(static answer => answer.Next).ToHashSet(),
        Next(specification, state, call, default).ToHashSet()));

    [Fact]
    public void Step_ForeignResponse_IsRefused() => Walk(static (specification, state, call) =>
        Assert.Empty(Next(specification, state, call, Outcomes.Returned<HsmResponse>(new StatusResponse(HsmStatus.NotVerified)))));

    [Fact]
    public void Answers_RefusalsAndReads_LeaveTheStateAsItWas() => Walk(static (specification, state, call) =>
    {
        var model = new HsmModel(SpecifiedServer.Options());
        foreach (SpecifiedAnswer answer in specification.Answers(state, call))
        {
            if (!answer.Response.IsOk || model.NeverChangesState(call, Outcomes.Returned(answer.Response)))
            {
                Assert.Equal(state, answer.Next);
            }
        }
    });

    [Fact]
    public void Answers_ExceptWhereTheServerChooses_AreOne() => Walk(static (specification, state, call) =>
    {
        bool hasChoice = call.Request is KeyCacheRequest or KeyEvictRequest or KeyCommitRequest;
        Assert.True(specification.Answers(state, call).Count == 1 || hasChoice, $"{call}");
    });

    [Fact]
    public void Answers_AskedTwice_AreEqualAndChangeNothing() => Walk(static (specification, state, call) =>
    {
        int hash = state.GetHashCode();
        IReadOnlyList<SpecifiedAnswer> first = specification.Answers(state, call);

        Assert.Equal(first, specification.Answers(state, call));
        Assert.Equal(hash, state.GetHashCode());
    });

    [Fact]
    public void State_ReachedTwoWays_IsEqual()
    {
        // Cache then destroy, and destroy then cache: the two touch nothing in common.
        SpecifiedServer first = SpecifiedServer.WithClients(1);
        first.AssertDone(0, Requests.Add(1, 1));
        SpecifiedServer second = SpecifiedServer.WithClients(1);
        second.AssertDone(0, Requests.Add(1, 1));

        first.Send(0, Requests.Cache(KeyId.Local(1), 1));
        first.Send(0, Requests.Cache(KeyId.Local(2), 2));
        first.AssertDone(0, Requests.Destroy(1));
        second.AssertDone(0, Requests.Destroy(1));
        second.Send(0, Requests.Cache(KeyId.Local(2), 2));
        second.Send(0, Requests.Cache(KeyId.Local(1), 1));

        Assert.Equal(first.State, second.State);
        Assert.Equal(first.State.GetHashCode(), second.State.GetHashCode());
        first.AssertDone(0, new KeyEvictRequest(KeyId.Local(1)));
        Assert.NotEqual(first.State, second.State);
    }

    [Fact]
    public void Step_AdmittedRefusals_AreAllowedOnlyWhenAdmitted()
    {
        var call = new HsmCall(0, Requests.Add(1, 1));
        foreach ((HsmStatus status, AdmittedRefusals refusal, int states) in new[]
        {
            (HsmStatus.NoSpace, AdmittedRefusals.NoSpace, 1),
            (HsmStatus.Locked, AdmittedRefusals.Locked, 1),
            (HsmStatus.Aborted, AdmittedRefusals.Aborted, 2),
        })
        {
            Outcome<HsmResponse> refused = Outcomes.Returned<HsmResponse>(new StatusResponse(status));
            var exact = new HsmSpecification(SpecifiedServer.Options());
            var lenient = new HsmSpecification(SpecifiedServer.Options() with { Admitted = refusal });

            Assert.Empty(Next(exact, HsmState.Initial, call, refused));
            Assert.Equal(states, Next(lenient, HsmState.Initial, call, refused).Distinct().Count());
        }
    }

    [Fact]
    public void Step_ClientLocalRefusal_HasNoEffect()
    {
        var specification = new HsmSpecification(SpecifiedServer.Options());
        var call = new HsmCall(0, Requests.Add(1, 1));

        Assert.Equal(
            [HsmState.Initial],
            Next(specification, HsmState.Initial, call, Outcomes.Returned<HsmResponse>(new StatusResponse(HsmStatus.RequestPending))));
        Assert.Equal(
            2,
            Next(specification, HsmState.Initial, call, Outcomes.Returned<HsmResponse>(new StatusResponse(HsmStatus.Timeout))).Count);
    }

    [Fact]
    public void Step_UnknownRequest_SaysSo()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new SpecifiedServer().Answers(0, new UnknownRequest()));

        Assert.Contains(nameof(UnknownRequest), error.Message, StringComparison.Ordinal);
    }

    private static List<HsmState> Next(HsmSpecification specification, HsmState state, HsmCall call, Outcome<HsmResponse> outcome)
    {
        var next = new Successors<HsmState>();
        specification.Step(state, call, outcome, next);
        return [.. Enumerable.Range(0, next.Count).Select(index => next[index])];
    }

    private static void Walk(Action<HsmSpecification, HsmState, HsmCall> check)
    {
        for (int seed = 0; seed < Walks; seed++)
        {
            var random = new Random(seed);
            var requests = new RandomHsm(seed);
            SpecificationOptions options = requests.Options();
            var specification = new HsmSpecification(options);
            var server = new SpecifiedServer(options);
            for (int step = 0; step < Steps; step++)
            {
                var call = new HsmCall(random.Next(3), requests.Request(withInit: true, withWide: true));
                check(specification, server.State, call);
                server.Send(call.Session, call.Request, random);
            }
        }
    }

    private sealed record UnknownRequest : HsmRequest
    {
        public override RequestKind Kind => RequestKind.None;
    }
}
