using Codes = Interleave.Cli.Hosting.ExitCode;

namespace Hsm.Cli.Suite;

/// <summary>What a run over planted bugs gave.</summary>
/// <param name="Plan">What was to be looked for.</param>
/// <param name="Rows">Those looked for, in order; the last one perhaps not from every seed when interrupted.</param>
/// <param name="Elapsed">Real time in all.</param>
/// <param name="Interrupted">Whether the user stopped it.</param>
internal sealed record SuiteOutcome(SuitePlan Plan, IReadOnlyList<SuiteRow> Rows, TimeSpan Elapsed, bool Interrupted)
{
    internal IEnumerable<SuiteRow> Missed => Rows.Where(row => row.Missed.Any());

    /// <summary>Ids of those that were not looked for from every seed.</summary>
    internal IEnumerable<string> Left => Plan.Mutants
        .Where(mutant => Rows.FirstOrDefault(row => row.Mutant == mutant) is not { } row || row.Runs.Count < Plan.Seeds.Count)
        .Select(mutant => mutant.Id);

    /// <summary>0 only when each was found from every seed and replayed: a table cut short shows no such thing.</summary>
    internal int ExitCode => Missed.Any() || Left.Any() ? Codes.EngineDefect : Codes.NoBug;
}
