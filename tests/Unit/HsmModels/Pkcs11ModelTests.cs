using Hsm.Abstractions;
using Hsm.Models.Specification.Pkcs11;
using Linearizability;
using Unit.Linearizability;
using Xunit;

namespace Unit.HsmModels;

/// <summary>The PKCS#11 face as a model, held against brute force: its equality of states and its idle calls are the checker's to trust.</summary>
public sealed class Pkcs11ModelTests(ITestOutputHelper output)
{
    private const int Histories = 3000;

    private static readonly HashSet<string> s_lenient = ["logout-when-logged-out", "login-when-logged-in"];

    /// <summary>Histories of a right token that fail, for an answer in them was corrupted.</summary>
    private static readonly Lazy<int> s_corrupted = new(static () =>
    {
        var right = new Face(admitted: null);
        return Enumerable.Range(0, Histories).Count(seed => !BruteForce.IsLinearizable(right, RandomHistories.Make(right, new Random(seed), 8, Generator())));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Check_RandomHistories_AgreesWithBruteForce(bool isLenient)
    {
        (int failing, _) = AgainstBruteForce.Compare(new Face(isLenient ? s_lenient : null), Generator, Histories);
        output.WriteLine($"{failing} of {Histories} histories fail");
    }

    [Theory]
    [InlineData("any-close-logs-out")]
    [InlineData("logout-is-forgotten")]
    [InlineData("close-all-leaves-one")]
    [InlineData("private-handle-survives")]
    [InlineData("private-object-is-found")]
    public void Check_HistoriesOfAWrongToken_IsSeenByBoth(string wrong)
    {
        var right = new Face(admitted: null);
        var checker = new Checker<Pkcs11State, Pkcs11Input, Pkcs11Output>(right);
        int failing = 0;
        for (int seed = 0; seed < Histories; seed++)
        {
            History<Pkcs11Input, Pkcs11Output> history = RandomHistories.Make(new WrongFace(wrong), new Random(seed), 8, Generator());
            bool expected = BruteForce.IsLinearizable(right, history);
            CheckResult<Pkcs11Input, Pkcs11Output> result = checker.Check(history);
            Assert.True(result.Verdict == (expected ? Verdict.Linearizable : Verdict.NotLinearizable), $"seed {seed}: {result.Verdict}, brute force {expected}");
            if (result.Violation is { } violation)
            {
                failing++;
                AgainstBruteForce.AssertEvidenceHolds(right, violation, $"seed {seed}");
            }
        }

        int others = s_corrupted.Value;
        output.WriteLine($"{failing} of {Histories} histories fail, {others} of a right token's");
        Assert.True(failing > others + (Histories / 100), $"{failing}, {others}");
    }

    [Fact]
    public void Compare_StatesTakenForEqualThatAreNot_IsFound() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AgainstBruteForce.Compare(new BlindFace(), Generator, Histories));

    // Labels as drivers give them: each is opened or made once; a call may be about one that is not there yet. Two sessions and an
    // object are there from the beginning.
    private static (Func<Random, Pkcs11Input> Input, Func<Random, Pkcs11Output> AnyOutput) Generator()
    {
        int sessions = 2;
        int objects = 1;
        return (Input, AnyOutput);

        Pkcs11Input Input(Random random)
        {
            int session = random.Next(sessions);
            int known = random.Next(objects);
            return random.Next(20) switch
            {
                < 2 => new(Pkcs11Operation.OpenSession, sessions++, Flag: random.Next(4) > 0),
                < 5 => new(Pkcs11Operation.CloseSession, session),
                < 6 => new(Pkcs11Operation.CloseAllSessions),
                < 9 => new(Pkcs11Operation.Login, session),
                < 11 => new(Pkcs11Operation.Logout, session),
                < 14 => new(Pkcs11Operation.SessionInfo, session),
                < 16 => new(Pkcs11Operation.CreateObject, session, objects++, Flag: random.Next(4) > 0),
                < 18 => new(Pkcs11Operation.ReadObject, session, known),
                _ => new(Pkcs11Operation.Search, session, known),
            };
        }

        static Pkcs11Output AnyOutput(Random random) => random.Next(8) switch
        {
            0 => new(TokenResult.SessionHandleInvalid),
            1 => new(TokenResult.UserNotLoggedIn),
            2 => new(TokenResult.UserAlreadyLoggedIn),
            3 => new(TokenResult.ObjectHandleInvalid),
            _ => new(TokenResult.Ok, random.Next(4)),
        };
    }

    /// <summary>The model itself; deterministic, as it is.</summary>
    private class Face(IReadOnlySet<string>? admitted) : DeterministicModel<Pkcs11State, Pkcs11Input, Pkcs11Output>
    {
        private readonly Pkcs11Model _model = new(admitted);

        /// <summary>A user who is logged in, with two sessions and a private object.</summary>
        public override Pkcs11State InitialState { get; } = new Pkcs11Input[]
        {
            new(Pkcs11Operation.OpenSession, 0, Flag: true),
            new(Pkcs11Operation.OpenSession, 1),
            new(Pkcs11Operation.Login, 0),
            new(Pkcs11Operation.CreateObject, 0, 0, Flag: true),
        }.Aggregate(new Pkcs11Model().InitialState, static (state, input) => Pkcs11Model.Answer(state, input).Next);

        public override (Pkcs11State State, Pkcs11Output Output) Apply(Pkcs11State state, Pkcs11Input input)
        {
            (Pkcs11Output output, Pkcs11State next) = Pkcs11Model.Answer(state, input);
            return (next, output);
        }

        public override void Step(Pkcs11State state, Pkcs11Input input, Outcome<Pkcs11Output> outcome, Successors<Pkcs11State> next) =>
            _model.Step(state, input, outcome, next);

        /// <summary>The labels of the sessions that are open.</summary>
        protected static List<int> Open(Pkcs11State state) =>
            [.. Enumerable.Range(0, 8).Where(label => Pkcs11Model.Answer(state, new(Pkcs11Operation.SessionInfo, label)).Output.Result == TokenResult.Ok)];

        public override bool NeverChangesState(Pkcs11Input input, Outcome<Pkcs11Output> outcome) => _model.NeverChangesState(input, outcome);
    }

    /// <summary>A token that is wrong in one way.</summary>
    private sealed class WrongFace(string wrong) : Face(null)
    {
        public override (Pkcs11State State, Pkcs11Output Output) Apply(Pkcs11State state, Pkcs11Input input)
        {
            (Pkcs11State next, Pkcs11Output output) = base.Apply(state, input);
            bool isOk = output.Result == TokenResult.Ok;
            return (wrong, input.Operation) switch
            {
                ("any-close-logs-out", Pkcs11Operation.CloseSession) when isOk && Open(next) is [int left, ..] =>
                    (base.Apply(next, new(Pkcs11Operation.Logout, left)).State, output),
                ("logout-is-forgotten", Pkcs11Operation.Logout) => (state, output),
                ("close-all-leaves-one", Pkcs11Operation.CloseAllSessions) => (
                    Open(state).Skip(1).Aggregate(state, (now, one) => base.Apply(now, new(Pkcs11Operation.CloseSession, one)).State), output),
                ("private-handle-survives", Pkcs11Operation.ReadObject) when output.Result == TokenResult.ObjectHandleInvalid && IsMade(state, input) => (state, new(TokenResult.Ok)),
                ("private-object-is-found", Pkcs11Operation.Search) when isOk && IsMade(state, input) => (state, output with { Value = 1 }),
                _ => (next, output),
            };
        }

        // Whoever is logged in finds it.
        private static bool IsMade(Pkcs11State state, Pkcs11Input input) =>
            Pkcs11Model.Answer(
                Pkcs11Model.Answer(state, new(Pkcs11Operation.Login, input.Session)).Next,
                new(Pkcs11Operation.Search, input.Session, input.Object)).Output.Value == 1;
    }

    /// <summary>A model for which all states with as many sessions are one.</summary>
    private sealed class BlindFace() : Face(null)
    {
        public override IEqualityComparer<Pkcs11State> StateComparer { get; } =
            EqualityComparer<Pkcs11State>.Create(static (one, other) => Open(one!).Count == Open(other!).Count, static state => Open(state).Count);
    }
}
