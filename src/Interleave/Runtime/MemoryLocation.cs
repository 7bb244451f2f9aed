using Interleave.Runtime.MemoryModels;

namespace Interleave.Runtime;

/// <summary>A field of an object, a static field, an array element, or the contents of a collection that is not thread-safe.</summary>
public sealed class MemoryLocation : Resource
{
    private const int Nobody = -1;
    private const int Several = -2;
    private readonly List<int> _sites = [];
    private int _thread = Nobody;
    private bool _written;

    /// <summary>Index of the element when the location is one; -1 for fields.</summary>
    public int ElementIndex { get; internal set; } = -1;

    /// <summary>False for the one location that stands for every reference whose origin could not be told: it orders, and never races.</summary>
    internal bool IsExact { get; set; } = true;

    /// <summary>True when it stands for the contents of a collection that is not thread-safe.</summary>
    internal bool IsCollection { get; set; }

    /// <inheritdoc/>
    public override string KindName => ElementIndex >= 0 ? "element" : IsCollection ? "collection" : "field";

    /// <inheritdoc/>
    public override string Name => Label ?? CollectionType ?? base.Name;

    /// <summary>The collection's type as written in C#, <c>List&lt;int&gt;</c>; null when it is no collection.</summary>
    internal string? CollectionType => IsCollection ? KnownCollections.NameOf(Key!.GetType()) : null;

    /// <summary>True once two logical threads touched it, one of them writing.</summary>
    internal bool IsShared => _thread == Several && _written;

    /// <inheritdoc/>
    public override string ToString() => ElementIndex >= 0 ? $"{Name}#{Ordinal}[{ElementIndex}]" : base.ToString();

    /// <summary>For the profile: who touches it, and where.</summary>
    internal void Note(LogicalThread thread, int site, bool writes)
    {
        _thread = _thread == Nobody || _thread == thread.Id ? thread.Id : Several;
        _written |= writes;
        if (!_sites.Contains(site))
        {
            _sites.Add(site);
        }
    }

    internal IReadOnlyList<int> Sites => _sites;

    /// <summary>Its older values, under a weak memory model; null until it is touched under one.</summary>
    internal LocationHistory? History { get; set; }

    /// <inheritdoc/>
    protected internal override void Reset()
    {
        ElementIndex = -1;
        IsExact = true;
        IsCollection = false;
        History?.Clear();
        _sites.Clear();
        _thread = Nobody;
        _written = false;
    }
}
