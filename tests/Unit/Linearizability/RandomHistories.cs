using Linearizability;

namespace Unit.Linearizability;

/// <summary>Seeded small histories: a sequential object driven by overlapping clients, some answers and times then changed.</summary>
internal static class RandomHistories
{
    /// <summary>Makes a history of up to <paramref name="maxOperations"/> operations; each may be pending or corrupted.</summary>
    public static History<TInput, TOutput> Make<TState, TInput, TOutput>(
        DeterministicModel<TState, TInput, TOutput> model,
        Random random,
        int maxOperations,
        (Func<Random, TInput> Input, Func<Random, TOutput> AnyOutput) generate)
    {
        int count = random.Next(1, maxOperations + 1);
        int clients = random.Next(1, 4);
        double corruption = random.NextDouble() < 0.5 ? 0 : 0.2;
        TState state = model.InitialState;
        var open = new (TInput Input, long Call, bool Effective, TOutput Output)?[clients];
        var operations = new List<Operation<TInput, TOutput>>();
        long time = 0;
        int started = 0;
        while (started < count || open.Any(call => call is not null))
        {
            int client = random.Next(clients);
            if (open[client] is not { } call)
            {
                if (started < count)
                {
                    started++;
                    open[client] = (generate.Input(random), ++time, false, default!);
                }
            }
            else if (!call.Effective)
            {
                // The effect at a random moment between call and return; a lost call may have none.
                if (random.Next(8) == 0)
                {
                    operations.Add(new() { Client = client, Input = call.Input, CallTime = call.Call, ReturnTime = long.MaxValue });
                    open[client] = null;
                    continue;
                }

                (state, TOutput output) = model.Apply(state, call.Input);
                open[client] = call with { Effective = true, Output = output };
            }
            else
            {
                TOutput output = random.NextDouble() < corruption ? generate.AnyOutput(random) : call.Output;
                operations.Add(new()
                {
                    Client = client,
                    Input = call.Input,
                    CallTime = call.Call,
                    // Now and then a tie, which counts as concurrent.
                    Outcome = random.Next(10) == 0 ? default : Outcomes.Returned(output),
                    ReturnTime = random.Next(10) == 0 ? time : ++time,
                });
                open[client] = null;
            }
        }

        for (int i = 0; corruption > 0 && i < 2; i++)
        {
            Disturb(operations, random);
        }

        return new History<TInput, TOutput>(operations);
    }

    /// <summary>
    /// What a wrong object does and a wrong answer drawn at random seldom shows: two calls got each other's answers, or one
    /// took effect before it began or after it ended.
    /// </summary>
    private static void Disturb<TInput, TOutput>(List<Operation<TInput, TOutput>> operations, Random random)
    {
        int one = random.Next(operations.Count);
        int other = random.Next(operations.Count);
        Operation<TInput, TOutput> changed = operations[one];
        switch (random.Next(4))
        {
            case 0 when !changed.IsPending && !operations[other].IsPending:
                operations[one] = changed with { Outcome = operations[other].Outcome };
                operations[other] = operations[other] with { Outcome = changed.Outcome };
                break;
            case 1 when !changed.IsPending:
                operations[one] = changed with { ReturnTime = changed.CallTime };
                break;
            case 2 when !changed.IsPending:
                operations[one] = changed with { CallTime = changed.ReturnTime };
                break;
        }
    }
}
