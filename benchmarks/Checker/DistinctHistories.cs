using Linearizability;
using Linearizability.Models;

namespace Benchmarks.Checker;

/// <summary>Seeded histories of an object that eight clients use at once, no value written twice.</summary>
internal static class DistinctHistories
{
    private const int Clients = 8;

    public static DistinctHistory<BagInput, long?> Queue(int operations) => new(new(QueueOperations(operations)), IsLinearizable: true);

    public static DistinctHistory<BagInput, long?> Stack(int operations)
    {
        var stack = new Stack<long>();
        return new(
            new(BagOperations(operations, stack.Push, () => stack.TryPop(out long removed) ? removed : null)), IsLinearizable: true);
    }

    /// <summary>Two removals in the middle, far enough apart, answer each other's values.</summary>
    public static DistinctHistory<BagInput, long?> BrokenQueue(int operations)
    {
        List<Operation<BagInput, long?>> calls = QueueOperations(operations);
        int first = calls.FindIndex(operations / 2, static call => call.Outcome.Value is not null);
        int second = calls.FindIndex(first + (20 * Clients), static call => call.Outcome.Value is not null);
        (calls[first], calls[second]) =
            (calls[first] with { Outcome = calls[second].Outcome }, calls[second] with { Outcome = calls[first].Outcome });
        return new(new(calls), IsLinearizable: false);
    }

    public static DistinctHistory<RegisterInput, RegisterOutput> Register(int operations)
    {
        long written = 0;
        return new(
            new(Drive(operations, new RegisterModel(), random => random.Next(2) == 0 ? RegisterInput.Read : RegisterInput.Write(++written))),
            IsLinearizable: true);
    }

    public static DistinctHistory<SetInput, bool> Set(int operations)
    {
        long added = 0;

        // Of late values: most are removed, and looked for before and after.
        return new(
            new(DriveSet(operations, random => random.Next(3) switch
            {
                0 => new SetInput(SetOperation.Add, ++added),
                1 => new SetInput(SetOperation.Remove, Math.Max(1, added - random.Next(12))),
                _ => new SetInput(SetOperation.Contains, Math.Max(1, added - random.Next(16))),
            })),
            IsLinearizable: true);
    }

    public static DistinctHistory<CounterInput, long> Counter(int operations) =>
        new(new(Drive(operations, new CounterModel(), random => random.Next(4) == 0 ? CounterInput.Read : CounterInput.Increment)), IsLinearizable: true);

    private static List<Operation<BagInput, long?>> QueueOperations(int operations)
    {
        var queue = new Queue<long>();
        return BagOperations(operations, queue.Enqueue, () => queue.TryDequeue(out long removed) ? removed : null);
    }

    private static List<Operation<BagInput, long?>> BagOperations(int operations, Action<long> add, Func<long?> remove)
    {
        long added = 0;
        return Overlap<BagInput, long?>(
            operations,
            random => random.Next(2) == 0 ? BagInput.Remove : BagInput.Add(++added),
            input =>
            {
                if (input.Kind == BagOperation.Remove)
                {
                    return remove();
                }

                add(input.Value);
                return null;
            });
    }

    private static List<Operation<SetInput, bool>> DriveSet(int operations, Func<Random, SetInput> input)
    {
        var set = new HashSet<long>();
        return Overlap(operations, input, asked => asked.Kind switch
        {
            SetOperation.Add => set.Add(asked.Value),
            SetOperation.Remove => set.Remove(asked.Value),
            _ => set.Contains(asked.Value),
        });
    }

    private static List<Operation<TInput, TOutput>> Drive<TState, TInput, TOutput>(
        int operations, DeterministicModel<TState, TInput, TOutput> model, Func<Random, TInput> input)
    {
        TState state = model.InitialState;
        return Overlap(operations, input, asked =>
        {
            (state, TOutput output) = model.Apply(state, asked);
            return output;
        });
    }

    /// <summary>Calls of all clients, each with its effect at some moment between call and return, until all have returned.</summary>
    private static List<Operation<TInput, TOutput>> Overlap<TInput, TOutput>(
        int operations, Func<Random, TInput> input, Func<TInput, TOutput> effect)
    {
        var random = new Random(1);
        var calls = new List<Operation<TInput, TOutput>>(operations);
        var open = new (TInput Input, long CallTime, bool HasTaken, TOutput Output)?[Clients];
        int begun = 0;
        long time = 0;
        while (calls.Count < operations)
        {
            int client = random.Next(Clients);
            if (open[client] is not { } call)
            {
                if (begun++ < operations)
                {
                    open[client] = (input(random), ++time, false, default!);
                }
            }
            else if (!call.HasTaken)
            {
                open[client] = call with { HasTaken = true, Output = effect(call.Input) };
            }
            else
            {
                calls.Add(new() { Client = client, Input = call.Input, CallTime = call.CallTime, Outcome = Outcomes.Returned(call.Output), ReturnTime = ++time });
                open[client] = null;
            }
        }

        return calls;
    }
}
