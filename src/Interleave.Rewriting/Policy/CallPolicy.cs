using Mono.Cecil;

namespace Interleave.Rewriting.Policy;

/// <summary>
/// Decides every call into unrewritten code that has no model. The most specific line of the table wins: member with
/// parameter count, member, member name pattern of a type, type, longest namespace; what no line names is atomic.
/// </summary>
internal sealed class CallPolicy
{
    private readonly Dictionary<string, PolicyEntry> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Prefix, string Suffix, PolicyEntry Entry)>> _patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyEntry> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyEntry> _namespaces = new(StringComparer.Ordinal);

    private CallPolicy(string table)
    {
        foreach (string line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!line.StartsWith('#'))
            {
                Add(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }
    }

    /// <summary>The table that ships.</summary>
    internal static CallPolicy Default { get; } = new(CallPolicyTable.Text);

    /// <summary>What becomes of a call.</summary>
    internal PolicyEntry For(TypeReference declaring, MethodReference member)
    {
        string type = declaring.FullName.Replace('/', '.');
        string name = member.Name.TrimStart('.');
        return Member(type, name, member.Parameters.Count)
            ?? _types.GetValueOrDefault(type)
            ?? Exception(type)
            ?? Namespace(type)
            ?? PolicyEntry.Atomic;
    }

    /// <summary>Whether a line names the member or its type: somebody decided, instead of a namespace or the default.</summary>
    internal bool IsDecided(TypeReference declaring, MethodReference member)
    {
        string type = declaring.FullName.Replace('/', '.');
        return Member(type, member.Name.TrimStart('.'), member.Parameters.Count) is not null || _types.ContainsKey(type) || Exception(type) is not null;
    }

    private static PolicyEntry? Exception(string type) =>
        type.EndsWith("Exception", StringComparison.Ordinal) || type.EndsWith("EventArgs", StringComparison.Ordinal) ? PolicyEntry.Atomic : null;

    private PolicyEntry? Member(string type, string name, int parameters)
    {
        string key = $"{type}::{name}";
        if (_members.TryGetValue($"{key}/{parameters}", out PolicyEntry? entry) || _members.TryGetValue(key, out entry))
        {
            return entry;
        }

        foreach ((string prefix, string suffix, PolicyEntry pattern) in _patterns.GetValueOrDefault(type) ?? [])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return pattern;
            }
        }

        return null;
    }

    private PolicyEntry? Namespace(string type)
    {
        for (int dot = type.LastIndexOf('.'); dot > 0; dot = type.LastIndexOf('.', dot - 1))
        {
            if (_namespaces.TryGetValue(type[..dot], out PolicyEntry? entry))
            {
                return entry;
            }
        }

        return null;
    }

    private void Add(string[] words)
    {
        // "refuse <why> <what> <what> ..." or "atomic <what> ..." or "remark <text-with-dashes> <what> ...".
        (PolicyEntry entry, int first) = words[0] switch
        {
            "refuse" => (new PolicyEntry(true, PolicyReasons.Text(words[1])), 2),
            "callback" => (new PolicyEntry(false, "may call back into rewritten code, whose scheduling points stay in force"), 1),
            "atomic" => (PolicyEntry.Atomic, 1),
            _ => throw new InvalidOperationException($"The call policy table has a line that starts with {words[0]}."),
        };

        foreach (string what in words[first..])
        {
            Add(what, entry);
        }
    }

    private void Add(string what, PolicyEntry entry)
    {
        int colon = what.IndexOf("::", StringComparison.Ordinal);
        if (colon < 0)
        {
            Dictionary<string, PolicyEntry> target = what.EndsWith(".*", StringComparison.Ordinal) ? _namespaces : _types;
            target[what.TrimEnd('*').TrimEnd('.')] = entry;
            return;
        }

        string type = what[..colon];
        foreach (string member in what[(colon + 2)..].Split(','))
        {
            int star = member.IndexOf('*', StringComparison.Ordinal);
            if (star < 0)
            {
                _members[$"{type}::{member}"] = entry;
                continue;
            }

            if (!_patterns.TryGetValue(type, out List<(string, string, PolicyEntry)>? list))
            {
                _patterns[type] = list = [];
            }

            list.Add((member[..star], member[(star + 1)..], entry));
        }
    }
}
