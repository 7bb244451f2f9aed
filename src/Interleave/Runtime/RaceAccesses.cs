namespace Interleave.Runtime;

/// <summary>Two accesses made one after the other, with the values of the location where they can be told.</summary>
internal sealed class RaceAccesses
{
    private readonly List<(string Thread, AccessKind Kind)> _accesses = [];
    private readonly List<string?> _values = [];
    private MemoryLocation? _location;

    /// <summary>To be called before the first access, before the second, and once more after it (null then).</summary>
    internal void Note(LogicalThread? before)
    {
        if (before is not null)
        {
            _location = before.Pending.Resource as MemoryLocation;
            _accesses.Add((before.ToString(), before.Pending.Kind));
        }

        _values.Add(_location is null ? null : LocationValue.Of(_location));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", then ", _accesses.Select((a, i) => $"{a.Thread} {Told(a.Kind, i)}"));

    private string Told(AccessKind kind, int access)
    {
        string? before = _values[access];
        string? after = access + 1 < _values.Count ? _values[access + 1] : null;
        return kind switch
        {
            AccessKind.Read => before is null ? "reads" : $"reads {before}",
            AccessKind.Write => after is null ? "writes" : $"writes {after}",
            _ => before is null || after is null ? "updates it" : $"updates it from {before} to {after}",
        };
    }
}
