using Linearizability;

namespace Unit.Linearizability;

/// <summary>Seeded small histories: a sequential object driven by overlapping clients, some answers then changed.</summary>
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

        return new History<TInput, TOutput>(operations);
    }
}
