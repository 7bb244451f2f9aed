using Interleave.Trace;

namespace Interleave.Runtime;

/// <summary>How calls on collections that are not thread-safe are told.</summary>
internal static class CollectionTexts
{
    private static readonly string[] s_adds = ["Add", "TryAdd", "Append", "Enqueue", "Push", "Insert", "Write", "UnionWith"];
    private static readonly string[] s_removes = ["Remove", "Dequeue", "TryDequeue", "Pop", "TryPop", "Clear", "ExceptWith"];

    /// <summary>The headline of two unordered calls.</summary>
    internal static string Headline(TraceEvent first, TraceEvent second)
    {
        string type = second.CollectionType!;
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            return $"Unsafe collection: {second.ResourceName} is a buffer of a pool; {Short(first)} and {Short(second)} with nothing that orders the two.";
        }

        string what = second.ResourceName.StartsWith(type, StringComparison.Ordinal)
            ? $"{second.ResourceName} is not thread-safe"
            : $"{second.ResourceName} is a {type}, which is not thread-safe";
        return $"Unsafe collection: {what}; {Short(first)} and {Short(second)} with nothing that orders the two.";
    }

    /// <summary>One of the calls with its place.</summary>
    internal static string Call(TraceEvent access) =>
        $"{access.ThreadLabel} {Verb(access)} {access.ResourceName} ({Member(access)}) in {access.Site.ShortMethod} ({access.Site.Place})";

    private static string Short(TraceEvent access) => $"{access.ThreadLabel} {Verb(access)} it ({Member(access)})";

    private static string Verb(TraceEvent access)
    {
        string member = access.Site.Member[(access.Site.Member.LastIndexOf('.') + 1)..];
        if (access.CollectionType!.EndsWith("[]", StringComparison.Ordinal))
        {
            return access.Kind == AccessKind.Read ? "uses" : member == "Rent" ? "rents" : "returns";
        }

        return access.Kind == AccessKind.Read
            ? member is "GetEnumerator" or "MoveNext" ? "enumerates" : "reads"
            : Array.Exists(s_adds, a => member.StartsWith(a, StringComparison.Ordinal)) ? "adds to"
            : Array.Exists(s_removes, r => member.StartsWith(r, StringComparison.Ordinal)) ? "removes from"
            : "changes";
    }

    /// <summary>The member called, as written in source: <c>List.Add</c>.</summary>
    private static string Member(TraceEvent access)
    {
        string[] parts = access.Site.ShortMember.Split('.');
        return string.Join('.', parts.Select(p => p.Split('`')[0]));
    }
}
