using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Formats;
using Hsm.Oracle.Scenarios;
using Linearizability;
using Linearizability.Models;

namespace Unit.HsmOracle;

/// <summary>A target whose rounds are written down beforehand.</summary>
internal sealed class ScriptedTarget(params ScriptedScenario[] scenarios) : IOracleTarget
{
    public List<string> Events { get; } = [];

    public string Name => "scripted";

    public IReadOnlyList<TargetFact> Facts => [new("maker", "A & <B>")];

    public IReadOnlyList<string> CommandArguments => ["--scripted", "a b"];

    public string? CommandNeeds => "a key in the variable KEY";

    public IReadOnlyList<IOracleScenario> Scenarios => scenarios;

    public void Clean() => Events.Add("clean");

    public void Dispose() => Events.Add("dispose");
}

/// <summary>A scenario whose rounds are written down beforehand.</summary>
internal sealed class ScriptedScenario(string name, Func<RoundPlan, RoundRecord> round) : IOracleScenario
{
    public static readonly RecordedHistory Right = Register((1, 2, RegisterInput.Write(1), RegisterOutput.Written), (1, 4, RegisterInput.Read, RegisterOutput.Read(1)));

    public static readonly RecordedHistory Wrong = Register(
        (1, 2, RegisterInput.Write(1), RegisterOutput.Written),
        (3, 4, RegisterInput.Write(2), RegisterOutput.Written),
        (3, 8, RegisterInput.Write(2), RegisterOutput.Written),
        (6, 9, RegisterInput.Read, RegisterOutput.Read(1)));

    /// <summary>Wrong, too, and of another kind: nobody added what is found.</summary>
    public static readonly RecordedHistory Missing = new RecordedHistory<ValueList, SetInput, bool>(
        new History<SetInput, bool>(
        [
            new Operation<SetInput, bool> { Client = 0, Input = new SetInput(SetOperation.Contains, 7), CallTime = 1, Outcome = Outcomes.Returned(true), ReturnTime = 2 },
        ]),
        new SetModel(),
        new SetFormat());

    public RecordedHistory Seeded { get; init; } = Wrong;

    public List<RoundPlan> Plans { get; } = [];

    public string Name => name;

    public Promise Promise { get; init; } = new("A read answers the value written last.", "the test, 1", PromiseTier.Must);

    public RecordedHistory Planted(ulong seed) => Seeded;

    public RoundRecord RunRound(RoundPlan plan, CancellationToken cancellationToken)
    {
        Plans.Add(plan);
        return round(plan);
    }

    public static RoundRecord Completed(params RecordedHistory[] histories) =>
        new() { End = RoundEnd.Completed, Histories = histories, Driving = TimeSpan.FromMilliseconds(1) };

    private static RecordedHistory<long?, RegisterInput, RegisterOutput> Register(params (long Call, long Return, RegisterInput Input, RegisterOutput Output)[] calls) => new(
        new History<RegisterInput, RegisterOutput>(calls.Select((call, i) => new Operation<RegisterInput, RegisterOutput>
        {
            Client = i % 2,
            Input = call.Input,
            CallTime = call.Call,
            Outcome = Outcomes.Returned(call.Output),
            ReturnTime = call.Return,
        })),
        new RegisterModel(),
        new RegisterFormat())
    { Unit = TimeUnit.Nanoseconds };
}
