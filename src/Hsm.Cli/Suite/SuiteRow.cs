using Hsm.Exploration;

namespace Hsm.Cli.Suite;

/// <summary>One row of the table: a planted bug from every seed.</summary>
/// <param name="Mutant">The planted bug.</param>
/// <param name="Runs">One for each seed tried so far.</param>
internal sealed record SuiteRow(Mutant Mutant, IReadOnlyList<SuiteRun> Runs)
{
    private const int ShapeColumns = 44;

    internal IEnumerable<SuiteRun> Found => Runs.Where(run => run.Found is not null);

    /// <summary>Schedules to the first finding, over the seeds that have one; of an even number the upper middle.</summary>
    internal long? Median => Found.Select(run => run.Schedules).Order().ToArray() is { Length: > 0 } all ? all[all.Length / 2] : null;

    internal long? Worst => Found.Max(run => (long?)run.Schedules);

    /// <summary>The kinds it showed as, the most frequent first.</summary>
    internal IReadOnlyList<string> Kinds =>
        [.. Found.Select(run => ExpectedFinding.KindOf(run.Found!.Finding)).GroupBy(kind => kind).OrderByDescending(kind => kind.Count()).Select(kind => kind.Key)];

    internal IEnumerable<SuiteRun> Missed => Runs.Where(run => run.Problem is not null);

    /// <summary>The shape's beginning, as long as a column of the table bears.</summary>
    internal string ShortShape => Mutant.Shape.Length <= ShapeColumns ? Mutant.Shape : Mutant.Shape[..(ShapeColumns - 1)].TrimEnd() + "…";

    /// <summary>How many of the seeds tried, such as "5/5".</summary>
    internal string Count(Func<SuiteRun, bool> wanted) => $"{Runs.Count(wanted)}/{Runs.Count}";
}
