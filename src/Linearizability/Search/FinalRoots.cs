using System.Runtime.InteropServices;

namespace Linearizability.Search;

/// <summary>Collects the places that all completed operations of a part may lead to.</summary>
internal sealed class FinalRoots
{
    private readonly Dictionary<int, List<SearchRoot>> _byState = [];

    public int Count { get; private set; }

    /// <summary>In the order found.</summary>
    public IEnumerable<SearchRoot> All => _byState.Values.SelectMany(static roots => roots);

    /// <summary>Adds a place, unless one from which as much can still happen is known.</summary>
    public void Add(SearchRoot root)
    {
        ref List<SearchRoot>? known = ref CollectionsMarshal.GetValueRefOrAddDefault(_byState, root.State, out _);
        known ??= [];
        if (known.Exists(other => other.Taken.All(root.Taken.Contains)))
        {
            return;
        }

        // A pending operation not taken yet can be taken later.
        Count -= known.RemoveAll(other => root.Taken.All(other.Taken.Contains));
        known.Add(root);
        Count++;
    }
}
