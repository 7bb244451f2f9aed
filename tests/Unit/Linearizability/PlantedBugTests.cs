using Linearizability;
using Linearizability.Models;
using Xunit;
using Xunit.Sdk;

namespace Unit.Linearizability;

/// <summary>The comparison with brute force finds what it is there to find: each planted bug fails it.</summary>
public sealed class PlantedBugTests
{
    private const int Histories = 1500;

    [Fact]
    public void Compare_RegisterAsItIs_FindsNothing() => Registers(new WrongModel<long?, RegisterInput, RegisterOutput>(new RegisterModel()));

    [Fact]
    public void Compare_WriteTakenForARead_IsFound() => AssertFound(() => Registers(
        new WrongModel<long?, RegisterInput, RegisterOutput>(new RegisterModel()) { IsIdle = static (_, _) => true }));

    [Fact]
    public void Compare_RegisterPartitionedByClient_IsFound() => AssertFound(() => Registers(
        new WrongModel<long?, RegisterInput, RegisterOutput>(new RegisterModel())
        {
            Split = static history => Partitions.ByKey(history, static operation => operation.Client),
        }));

    [Fact]
    public void Compare_QueuePartitionedByValue_IsFound() => AssertFound(() => Queues(
        new WrongModel<ValueList, BagInput, long?>(new QueueModel())
        {
            Split = static history => Partitions.ByKey(
                history, static operation => operation.Input.Kind == BagOperation.Add ? operation.Input.Value : operation.Outcome.HasReturned ? operation.Outcome.Value ?? 0 : 0),
        }));

    [Fact]
    public void Compare_MonitorWhoseOrderIsNone_IsFound() => AssertFound(() => Queues(
        new WrongModel<ValueList, BagInput, long?>(new QueueModel())
        {
            Quick = new Altered<BagInput, long?>(new QueueModel().Monitor, static found => found.Verdict == Verdict.Linearizable
                ? MonitorVerdict.Linearizable([.. found.Operations.Reverse()])
                : found),
        }));

    [Fact]
    public void Compare_MonitorWhoseConflictIsNone_IsFound() => AssertFound(() => Queues(
        new WrongModel<ValueList, BagInput, long?>(new QueueModel())
        {
            Quick = new Altered<BagInput, long?>(new QueueModel().Monitor, static found => found.Verdict == Verdict.NotLinearizable
                ? MonitorVerdict.NotLinearizable([.. found.Operations.Skip(1)])
                : found),
        }));

    [Fact]
    public void Compare_MonitorThatIsContentTooSoon_IsFound() => AssertFound(() => Queues(
        new WrongModel<ValueList, BagInput, long?>(new QueueModel())
        {
            Quick = new Altered<BagInput, long?>(new QueueModel().Monitor, static found => found.Operations.Count > 3
                ? MonitorVerdict.Linearizable(found.Operations)
                : found),
        }));

    private static void Registers(DeterministicModel<long?, RegisterInput, RegisterOutput> model) => AgainstBruteForce.Compare(
        model,
        static () => (
            random => random.Next(2) == 0 ? RegisterInput.Read : RegisterInput.Write(random.Next(3)),
            random => RegisterOutput.Read(random.Next(3))),
        Histories);

    private static void Queues(DeterministicModel<ValueList, BagInput, long?> model) => AgainstBruteForce.Compare(
        model,
        static () =>
        {
            long added = 0;
            return (
                random => random.Next(2) == 0 ? BagInput.Remove : BagInput.Add(++added),
                random => random.Next(4) is > 0 and int value ? value : null);
        },
        Histories);

    /// <summary>Found by an assertion, or by the checker that refuses the monitor's conflict.</summary>
    private static void AssertFound(Action compare)
    {
        Exception? found = Record.Exception(compare);
        Assert.True(
            found is XunitException or InvalidOperationException,
            found is null ? "The comparison did not find the planted bug." : $"The comparison ended with {found}.");
    }

    /// <summary>A right model with one thing wrong about it.</summary>
    private sealed class WrongModel<TState, TInput, TOutput>(DeterministicModel<TState, TInput, TOutput> right)
        : DeterministicModel<TState, TInput, TOutput>
    {
        public Func<TInput, Outcome<TOutput>, bool> IsIdle { get; init; } = right.NeverChangesState;

        public Func<History<TInput, TOutput>, IReadOnlyList<IReadOnlyList<int>>> Split { get; init; } = right.Partition;

        public IMonitor<TInput, TOutput>? Quick { get; init; }

        public override TState InitialState => right.InitialState;

        public override IMonitor<TInput, TOutput>? Monitor => Quick;

        public override (TState State, TOutput Output) Apply(TState state, TInput input) => right.Apply(state, input);

        public override bool NeverChangesState(TInput input, Outcome<TOutput> outcome) => IsIdle(input, outcome);

        public override IReadOnlyList<IReadOnlyList<int>> Partition(History<TInput, TOutput> history) => Split(history);
    }

    /// <summary>A monitor whose verdicts are altered.</summary>
    private sealed class Altered<TInput, TOutput>(IMonitor<TInput, TOutput> right, Func<MonitorVerdict, MonitorVerdict> alter)
        : IMonitor<TInput, TOutput>
    {
        public MonitorVerdict Decide(MonitoredPart<TInput, TOutput> part) => alter(right.Decide(part));
    }
}
