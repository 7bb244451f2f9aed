namespace Interleave.Runtime;

/// <summary>The decisions of one execution, with a running hash of its steps that tells distinct schedules apart.</summary>
public sealed class DecisionLog
{
    private Decision[] _items = new Decision[256];

    /// <summary>How many decisions.</summary>
    public int Count { get; private set; }

    /// <summary>Equal for equal sequences of (thread, access kind, resource) over all steps, forced ones included.</summary>
    public ulong Hash { get; private set; } = Fnv;

    private const ulong Fnv = 14695981039346656037UL;

    /// <summary>The decisions in order.</summary>
    /// <returns>A view that the next execution overwrites.</returns>
    public ReadOnlySpan<Decision> AsSpan() => _items.AsSpan(0, Count);

    internal void Clear() => (Count, Hash) = (0, Fnv);

    internal void Add(in Decision decision)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = decision;
        if (decision.Kind == AccessKind.Choice)
        {
            Mix(decision.Chosen, decision.Kind, -1);
        }
    }

    /// <summary>Takes a step into the hash.</summary>
    internal void Mix(int thread, AccessKind kind, int resource)
    {
        ulong word = (uint)thread | ((ulong)kind << 24) | ((ulong)(uint)resource << 32);
        ulong hash = (Hash ^ word) * 1099511628211UL;
        Hash = hash ^ (hash >> 29);
    }
}
