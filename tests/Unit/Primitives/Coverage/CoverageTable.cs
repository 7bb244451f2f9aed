using System.Text;

namespace Unit.Primitives.Coverage;

/// <summary>The table in docs/primitives.md, made from the code.</summary>
internal static class CoverageTable
{
    private const string Head = """
        # What becomes of each primitive

        Made from the code by `tests/Unit/Primitives/Coverage`; do not edit. For each public type of the threading namespaces: how many
        of its public and protected members are *modelled* (scheduling points, blocking and virtual time of our own), *atomic* (called as
        they are, as one step) and *refused* (reported by name when the call is reached, see `CallPolicyTable`).

        """;

    public static string Text()
    {
        var text = new StringBuilder(Head);
        foreach (IGrouping<string, KeyValuePair<string, List<MemberDecision>>> space in FrameworkCoverage.Types.GroupBy(t => Namespace(t.Key)))
        {
            text.Append("\n## ").Append(space.Key).Append("\n\n| type | modelled | atomic | refused | refused members |\n|---|---|---|---|---|\n");
            foreach ((string type, List<MemberDecision> members) in space.Where(t => t.Value.Count > 0))
            {
                Row(text, type[(space.Key.Length + 1)..], members);
            }

            string[] plain = [.. space.Where(t => t.Value.Count == 0).Select(t => $"`{t.Key[(space.Key.Length + 1)..]}`")];
            if (plain.Length > 0)
            {
                text.Append("\nWithout members of their own: ").AppendJoin(", ", plain).Append(".\n");
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Row(StringBuilder text, string type, List<MemberDecision> members)
    {
        text.Append("| `").Append(type).Append("` |");
        foreach (Verdict verdict in Enum.GetValues<Verdict>())
        {
            int count = members.Count(m => m.Verdict == verdict);
            text.Append(' ').Append(count == 0 ? "" : $"{count}").Append(" |");
        }

        string[] refused =
        [
            .. members.Where(m => m.Verdict == Verdict.Refused)
                .GroupBy(m => m.Name, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.Count() == members.Count(m => m.Name == g.Key) ? g.Key : $"{g.Key} ({g.Count()} of {members.Count(m => m.Name == g.Key)})"),
        ];
        text.Append(' ').Append(members.TrueForAll(m => m.Verdict == Verdict.Refused) ? "all" : string.Join(", ", refused)).Append(" |\n");
    }

    private static string Namespace(string type)
    {
        string outer = type.Split('/')[0];
        return outer[..outer.LastIndexOf('.')];
    }
}
