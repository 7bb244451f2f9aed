using Linearizability;

namespace Unit.Linearizability;

/// <summary>Tries every order that real time permits, by plain recursion: the checker's oracle on small histories.</summary>
internal static class BruteForce
{
    public static bool IsLinearizable<TState, TInput, TOutput>(
        Model<TState, TInput, TOutput> model, History<TInput, TOutput> history) =>
        Extend(model, history, model.InitialState, new bool[history.Count]);

    /// <summary>The states that some order leads to, where every operation completed.</summary>
    public static HashSet<TState> FinalStates<TState, TInput, TOutput>(
        Model<TState, TInput, TOutput> model, History<TInput, TOutput> history)
    {
        var finals = new HashSet<TState>(model.StateComparer);
        Extend(model, history, model.InitialState, new bool[history.Count], finals);
        return finals;
    }

    /// <summary>Whether an order explains the history: each completed operation once, real time kept, allowed by the model.</summary>
    public static bool Explains<TState, TInput, TOutput>(
        Model<TState, TInput, TOutput> model, History<TInput, TOutput> history, IReadOnlyList<int> order)
    {
        if (order.Distinct().Count() != order.Count
            || Enumerable.Range(0, history.Count).Any(i => !history[i].IsPending && !order.Contains(i)))
        {
            return false;
        }

        return RespectsTime(history, order) && Reachable(model, history, order);
    }

    public static bool RespectsTime<TInput, TOutput>(History<TInput, TOutput> history, IReadOnlyList<int> order)
    {
        for (int i = 0; i < order.Count; i++)
        {
            for (int j = i + 1; j < order.Count; j++)
            {
                if (IsBefore(history[order[j]], history[order[i]]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    public static bool Reachable<TState, TInput, TOutput>(
        Model<TState, TInput, TOutput> model, History<TInput, TOutput> history, IReadOnlyList<int> order)
    {
        List<TState> states = [model.InitialState];
        foreach (int index in order)
        {
            states = [.. states.SelectMany(state => Next(model, history[index], state)).Distinct(model.StateComparer)];
        }

        return states.Count > 0;
    }

    private static bool Extend<TState, TInput, TOutput>(
        Model<TState, TInput, TOutput> model, History<TInput, TOutput> history, TState state, bool[] taken, HashSet<TState>? finals = null)
    {
        bool complete = true;
        for (int i = 0; i < history.Count; i++)
        {
            complete &= taken[i] || history[i].IsPending;
        }

        if (complete)
        {
            finals?.Add(state);
            return finals is null;
        }

        for (int i = 0; i < history.Count; i++)
        {
            if (taken[i] || Enumerable.Range(0, history.Count).Any(j => !taken[j] && IsBefore(history[j], history[i])))
            {
                continue;
            }

            taken[i] = true;
            foreach (TState next in Next(model, history[i], state))
            {
                if (Extend(model, history, next, taken, finals))
                {
                    return true;
                }
            }

            taken[i] = false;
        }

        return false;
    }

    private static List<TState> Next<TState, TInput, TOutput>(
        Model<TState, TInput, TOutput> model, Operation<TInput, TOutput> operation, TState state)
    {
        var next = new Successors<TState>();
        model.Step(state, operation.Input, operation.Outcome, next);
        return [.. Enumerable.Range(0, next.Count).Select(i => next[i])];
    }

    private static bool IsBefore<TInput, TOutput>(Operation<TInput, TOutput> a, Operation<TInput, TOutput> b) =>
        !a.IsPending && a.ReturnTime < b.CallTime;
}
