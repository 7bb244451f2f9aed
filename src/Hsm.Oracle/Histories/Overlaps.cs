using Linearizability;

namespace Hsm.Oracle.Histories;

/// <summary>How concurrent a history was.</summary>
internal static class Overlaps
{
    /// <summary>The pairs of operations that overlapped in time; a pending one overlaps all that end after its call.</summary>
    public static long Count<TInput, TOutput>(History<TInput, TOutput> history)
    {
        // An operation overlaps those of the earlier called that had not returned before its call.
        long[] returns = [.. history.Select(static operation => operation.IsPending ? long.MaxValue : operation.ReturnTime)];
        Array.Sort(returns);
        long pairs = 0;
        int ended = 0;
        for (int i = 0; i < history.Count; i++)
        {
            // Equal times count as concurrent (hsm-notes, 20).
            while (returns[ended] < history[i].CallTime)
            {
                ended++;
            }

            pairs += i - ended;
        }

        return pairs;
    }
}
