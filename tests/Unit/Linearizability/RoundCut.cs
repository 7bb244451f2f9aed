using Linearizability;

namespace Unit.Linearizability;

/// <summary>Cuts a history wherever every call that ever returns has returned before the next begins.</summary>
internal static class RoundCut
{
    /// <summary>The rounds, one at least.</summary>
    public static IEnumerable<History<TInput, TOutput>> Of<TInput, TOutput>(History<TInput, TOutput> history)
    {
        var round = new List<Operation<TInput, TOutput>>();
        foreach (Operation<TInput, TOutput> operation in history)
        {
            if (round.TrueForAll(earlier => earlier.IsPending || earlier.ReturnTime < operation.CallTime) && round.Count > 0)
            {
                yield return new History<TInput, TOutput>(round);
                round.Clear();
            }

            round.Add(operation);
        }

        yield return new History<TInput, TOutput>(round);
    }
}
