namespace Interleave.Runtime;

/// <summary>What is known about the objects of one type.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Paths">For views: how to get at the objects whose contents they show.</param>
internal sealed record CollectionShape(CollectionKind Kind, Func<object, object?>[] Paths)
{
    internal static readonly CollectionShape None = new(CollectionKind.None, []);

    internal static readonly CollectionShape Contents = new(CollectionKind.Contents, []);

    internal static readonly CollectionShape OneWriter = new(CollectionKind.OneWriter, []);

    internal static readonly CollectionShape ThreadSafe = new(CollectionKind.ThreadSafe, []);

    /// <summary>A LINQ query: it touches its sources while it is enumerated, not when its enumerator is asked for.</summary>
    internal bool IsQuery { get; init; }

    /// <summary>A LINQ query that reads all of its source at the first step, such as OrderBy.</summary>
    internal bool IsBuffered { get; init; }

    /// <summary>
    /// Names of the members that a class of the program's own overrides: a virtual call of one runs the override, which
    /// is rewritten and touches the contents where it calls its base, or never.
    /// </summary>
    internal IReadOnlySet<string> Overrides { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    internal bool IsOverridden(int site)
    {
        if (Overrides.Count == 0)
        {
            return false;
        }

        string member = SiteTable.Get(site).Member;
        return Overrides.Contains(member[(member.LastIndexOf('.') + 1)..]);
    }
}
