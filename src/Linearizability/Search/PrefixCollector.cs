namespace Linearizability.Search;

/// <summary>Keeps the longest dead ends of a search. Used in a second run, when their length is known.</summary>
/// <remarks>
/// Copying each new longest prefix in the first run would make a good long history cost the square of its length.
/// Among equals those with the fewest pending operations stay: they are the easiest to read.
/// </remarks>
internal sealed class PrefixCollector(int completed, int limit)
{
    private readonly List<LinearizedPrefix> _prefixes = [];

    /// <summary>Shortest first; among equals in the order found.</summary>
    public IReadOnlyList<LinearizedPrefix> Prefixes => _prefixes;

    /// <summary>Whether a dead end is wanted.</summary>
    /// <param name="completedTaken">The completed operations it takes.</param>
    /// <param name="taken">All it takes.</param>
    public bool Wants(int completedTaken, int taken) =>
        completedTaken == completed && limit > 0 && (_prefixes.Count < limit || taken < _prefixes[^1].Order.Count);

    public void Add(LinearizedPrefix prefix)
    {
        int place = _prefixes.FindLastIndex(other => other.Order.Count <= prefix.Order.Count) + 1;
        _prefixes.Insert(place, prefix);
        if (_prefixes.Count > limit)
        {
            _prefixes.RemoveAt(limit);
        }
    }
}
