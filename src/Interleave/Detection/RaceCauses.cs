namespace Interleave.Detection;

/// <summary>
/// Which races follow from another one: an object is filled, then published by a write that races with the read of it. Were
/// that pair synchronised, all that came before the write would be ordered before all that comes after the read.
/// </summary>
internal static class RaceCauses
{
    /// <summary>For each race the index of the one it follows from, which follows from none itself; -1 for none.</summary>
    internal static int[] Of(IReadOnlyList<DataRace> races)
    {
        int[] causes = new int[races.Count];
        for (int i = 0; i < races.Count; i++)
        {
            causes[i] = -1;
            for (int k = 0; k < races.Count && causes[i] < 0; k++)
            {
                // Not transitive beyond one level: the outermost publication is looked for first, by its early read.
                causes[i] = k != i && Publishes(races[k], races[i]) && !races.Any(r => Publishes(r, races[k])) ? k : -1;
            }
        }

        return causes;
    }

    private static bool Publishes(in DataRace publication, in DataRace race) =>
        publication.First is { Kind: Runtime.AccessKind.Write, IsCollection: false }
        && publication.Second is { Kind: Runtime.AccessKind.Read, IsCollection: false }
        && publication.First.Thread == race.First.Thread
        && publication.Second.Thread == race.Second.Thread
        && race.First.Number < publication.First.Number
        && publication.Second.Number < race.Second.Number;
}
