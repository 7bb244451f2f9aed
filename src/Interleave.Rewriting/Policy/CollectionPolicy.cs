namespace Interleave.Rewriting.Policy;

/// <summary>Looks members up in <see cref="CollectionTable"/>.</summary>
internal sealed class CollectionPolicy
{
    private readonly Dictionary<string, Entry> _types = new(StringComparer.Ordinal);

    private CollectionPolicy(string table)
    {
        Entry current = new(false);
        foreach (string line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] is "type" or "some")
            {
                _types.Add(words[1], current = new Entry(words[0] == "type"));
            }
            else if (words[0] != "#")
            {
                Add(current, Use(words[0]), words.AsSpan(1));
            }
        }
    }

    /// <summary>The table that ships.</summary>
    internal static CollectionPolicy Default { get; } = new(CollectionTable.Text);

    /// <summary>Types all of whose public members the table must name.</summary>
    internal IEnumerable<string> WholeTypes => _types.Where(t => t.Value.IsWhole).Select(t => t.Key);

    /// <summary>Whether the table has the type.</summary>
    /// <param name="type">Full name as in IL: backtick arity, nested types after a slash.</param>
    internal bool Knows(string type) => _types.ContainsKey(type);

    /// <summary>Whether the table names the member.</summary>
    internal bool Names(string type, string member) => _types.TryGetValue(type, out Entry? entry) && entry.Members.ContainsKey(member);

    /// <summary>The members the table names for a type.</summary>
    internal IEnumerable<string> MembersOf(string type) => _types[type].Members.Keys;

    /// <summary>What a member does; an unknown member of a listed type writes.</summary>
    /// <param name="type">Full name as in IL.</param>
    /// <param name="member">Name as in IL, a constructor as <c>ctor</c>.</param>
    /// <param name="field">The field it is about, for FieldReads and FieldWrites.</param>
    internal CollectionUse For(string type, string member, out string? field)
    {
        field = null;
        if (!_types.TryGetValue(type, out Entry? entry))
        {
            return CollectionUse.None;
        }

        if (entry.Members.TryGetValue(member, out (CollectionUse Use, string? Field) found) || entry.Members.TryGetValue("*", out found))
        {
            field = found.Field;
            return found.Use;
        }

        return entry.IsWhole ? CollectionUse.Writes : CollectionUse.None;
    }

    private static CollectionUse Use(string word) => word switch
    {
        "none" => CollectionUse.None,
        "reads" => CollectionUse.Reads,
        "writes" => CollectionUse.Writes,
        "arguments" => CollectionUse.Arguments,
        "field-reads" => CollectionUse.FieldReads,
        "field-writes" => CollectionUse.FieldWrites,
        _ => throw new InvalidOperationException($"The collection table has a line that starts with {word}."),
    };

    private static void Add(Entry entry, CollectionUse use, ReadOnlySpan<string> members)
    {
        foreach (string member in members)
        {
            int colon = member.IndexOf(':', StringComparison.Ordinal);
            entry.Members.Add(member[(colon + 1)..], (use, colon < 0 ? null : member[..colon]));
        }
    }

    private sealed class Entry(bool isWhole)
    {
        internal bool IsWhole { get; } = isWhole;

        internal Dictionary<string, (CollectionUse Use, string? Field)> Members { get; } = new(StringComparer.Ordinal);
    }
}
