namespace Hsm.Exploration;

/// <summary>A lock granularity by name.</summary>
/// <param name="Name">As it stands in the names of configurations.</param>
/// <param name="Granularity">What it means.</param>
internal sealed record GranularityChoice(string Name, LockGranularity Granularity)
{
    /// <summary>One lock first: it is what a name without granularity means.</summary>
    public static IReadOnlyList<GranularityChoice> All { get; } = [new("one", LockGranularity.One), new("split", LockGranularity.Split)];
}
