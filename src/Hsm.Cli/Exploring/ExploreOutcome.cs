using Codes = Interleave.Cli.Hosting.ExitCode;

namespace Hsm.Cli.Exploring;

/// <summary>What a whole run of <c>explore</c> gave.</summary>
/// <param name="Plan">What was to be explored.</param>
/// <param name="Results">The cases explored, in order.</param>
/// <param name="Elapsed">Real time in all.</param>
/// <param name="Interrupted">Whether the user stopped it.</param>
internal sealed record ExploreOutcome(ExplorePlan Plan, IReadOnlyList<CaseResult> Results, TimeSpan Elapsed, bool Interrupted)
{
    /// <summary>
    /// The gravest of the cases: a defect of the tester, a bug, something uncontrolled, nothing. Of several planted bugs
    /// each must be found: finding some and missing others counts as a defect of the tester.
    /// </summary>
    internal int ExitCode
    {
        get
        {
            bool found = Results.Any(r => r.Report.Findings.Count > 0);
            return Results.Any(r => r.Report.Defect is not null) || (found && Missed.Any()) ? Codes.EngineDefect
                : found ? Codes.BugFound
                : Results.Any(r => r.Report.Uncontrolled is not null) ? Codes.Input
                : Codes.NoBug;
        }
    }

    /// <summary>Rows of planted bugs that ran to the end of their budget and showed nothing.</summary>
    internal IEnumerable<ExploreRow> Missed => Interrupted
        ? []
        : Plan.Rows.Where(row => row.Mutant.Length > 0 && Results.Where(r => r.Row == row).All(r => r.Report is { Findings.Count: 0, Defect: null, Uncontrolled: null }));
}
