using System.Diagnostics.CodeAnalysis;
using Interleave.Runtime;

namespace Interleave.Trace;

/// <summary>Access kinds as schedule files name them: the enum's names in lower case. Renaming one is a new format version.</summary>
internal static class AccessKindNames
{
    private static readonly Dictionary<string, AccessKind> s_kinds =
        Enum.GetValues<AccessKind>().ToDictionary(Lower, StringComparer.Ordinal);

    private static readonly Dictionary<AccessKind, string> s_names = s_kinds.ToDictionary(p => p.Value, p => p.Key);

    internal static string Of(AccessKind kind) => s_names[kind];

    internal static bool TryParse(string name, out AccessKind kind) => s_kinds.TryGetValue(name, out kind);

    [SuppressMessage("Globalization", "CA1308", Justification = "Lower case is the format.")]
    private static string Lower(AccessKind kind) => kind.ToString().ToLowerInvariant();
}
