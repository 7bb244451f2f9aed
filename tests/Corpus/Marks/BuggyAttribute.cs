namespace Corpus;

/// <summary>Some schedule of the program goes wrong: no finding is a miss.</summary>
/// <param name="kinds">
/// Names of the FindingKinds that are right answers. Several where one mistake shows in several ways and the schedule
/// decides which comes first: the race itself, or the assertion that it breaks. Each of them must show.
/// </param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BuggyAttribute(params string[] kinds) : Attribute
{
    /// <summary>The right answers.</summary>
    public IReadOnlyList<string> Kinds { get; } = kinds;
}
