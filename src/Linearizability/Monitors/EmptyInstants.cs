using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>Finds when a queue or a stack may have been seen empty.</summary>
/// <remarks>
/// A value was certainly there between the end of its adding and the beginning of its removing, both excluded. Instants
/// outside all of these are where a removal may have found nothing.
/// </remarks>
internal static class EmptyInstants
{
    /// <summary>Finds the first such instant within each removal that found nothing.</summary>
    /// <param name="part">The operations.</param>
    /// <param name="values">Their values.</param>
    /// <param name="instants">As many as there are such removals, in their order.</param>
    /// <returns>Null; or, where there is none, a removal with the fewest values that were there all the time.</returns>
    public static int[]? Find(MonitoredPart<BagInput, long?> part, BagValues values, out List<long> instants)
    {
        instants = new List<long>(values.EmptyRemovals.Count);
        if (values.EmptyRemovals.Count == 0)
        {
            return null;
        }

        int[] certain = [.. Enumerable.Range(0, values.Count)
            .Where(value => values.AddTo[value] < values.RemoveFrom[value])
            .OrderBy(value => values.AddTo[value])];
        int at = 0;
        long instant = long.MinValue;
        foreach (int operation in values.EmptyRemovals)
        {
            // Calls ascend, so what no longer covers one covers none after it.
            Operation<BagInput, long?> empty = part[operation];
            instant = Math.Max(instant, empty.CallTime);
            for (; at < certain.Length && values.AddTo[certain[at]] < instant; at++)
            {
                instant = Math.Max(instant, values.RemoveFrom[certain[at]]);
            }

            if (instant > empty.ReturnTime)
            {
                List<int> conflict = [operation];
                Cover(values, certain, empty).ForEach(value => values.AddOperations(conflict, value));
                return [.. conflict];
            }

            instants.Add(instant);
        }

        return null;
    }

    /// <summary>The fewest values of which one was there at each instant of an operation, which there are.</summary>
    private static List<int> Cover(BagValues values, int[] certain, Operation<BagInput, long?> operation)
    {
        List<int> cover = [];
        int at = 0;
        for (long instant = operation.CallTime; instant <= operation.ReturnTime; instant = values.RemoveFrom[cover[^1]])
        {
            int longest = -1;
            for (; at < certain.Length && values.AddTo[certain[at]] < instant; at++)
            {
                if (longest < 0 || values.RemoveFrom[certain[at]] > values.RemoveFrom[longest])
                {
                    longest = certain[at];
                }
            }

            cover.Add(longest);
        }

        return cover;
    }
}
