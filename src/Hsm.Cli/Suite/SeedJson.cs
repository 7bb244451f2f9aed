namespace Hsm.Cli.Suite;

/// <summary>What looking for one planted bug from one seed gave, in the object of <c>explore --mutants --json</c>.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Schedules">To the first that shows it, or all that were run.</param>
/// <param name="Kind">Kind of finding; null for none.</param>
/// <param name="Message">What was found; null for nothing.</param>
/// <param name="File">Its schedule file.</param>
/// <param name="AsExpected">Whether it showed as it is known to.</param>
/// <param name="Replayed">Whether the file showed it again.</param>
/// <param name="Problem">Why it does not count as found and replayed; null when it does.</param>
internal sealed record SeedJson(
    ulong Seed, long Schedules, string? Kind, string? Message, string? File, bool AsExpected, bool Replayed, string? Problem)
{
    internal static SeedJson Of(SuiteRun run) => new(
        run.Seed,
        run.Schedules,
        run.Found?.Finding.Kind.ToString(),
        run.Found?.Finding.Message,
        run.Found?.File,
        run.IsExpected,
        run.IsReplayed,
        run.Problem);
}
