using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>Finds the event groups of the prefix, from its executions' decisions.</summary>
internal sealed class EventGroupProfiler
{
    private readonly Dictionary<string, Gathered> _groups = new(StringComparer.Ordinal);
    private int _executions;

    /// <summary>Takes in one execution.</summary>
    /// <param name="decisions">Its decisions. Steps without alternative are missing; a mean over them errs alike for all threads.</param>
    internal void Add(ReadOnlySpan<Decision> decisions)
    {
        _executions++;
        foreach (Decision decision in decisions)
        {
            if (decision.Kind == AccessKind.Choice || decision.Resource < 0 || decision.Site == 0)
            {
                continue;
            }

            Site site = SiteTable.Get(decision.Site);
            string key = site.Label ?? site.Member;
            if (!_groups.TryGetValue(key, out Gathered? group))
            {
                _groups.Add(key, group = new Gathered());
            }

            group.Add(decision);
        }
    }

    /// <summary>The groups that several threads take part in, not all of them reading only.</summary>
    /// <param name="quiet">Sites that will be no scheduling points.</param>
    /// <returns>By ascending first site.</returns>
    internal IReadOnlyList<EventGroup> Result(IReadOnlySet<int> quiet) =>
    [
        .. _groups.Values
            .Where(g => g.Writes && g.Points.Count(p => p > 0) > 1 && !g.Sites.IsSubsetOf(quiet))
            .OrderBy(g => g.Sites.Min)
            .Select(g => new EventGroup(g.Sites.ToHashSet(), [.. g.Points.Select(p => (double)p / _executions)])),
    ];

    private sealed class Gathered
    {
        internal SortedSet<int> Sites { get; } = [];

        internal List<long> Points { get; } = [];

        internal bool Writes { get; private set; }

        internal void Add(in Decision decision)
        {
            Sites.Add(decision.Site);
            Writes |= !AccessKinds.IsReadOnly(decision.Kind);
            while (Points.Count <= decision.Chosen)
            {
                Points.Add(0);
            }

            Points[decision.Chosen]++;
        }
    }
}
