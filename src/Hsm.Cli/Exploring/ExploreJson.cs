namespace Hsm.Cli.Exploring;

/// <summary>The object of <c>explore --json</c>: the totals, and each case with what it took.</summary>
internal sealed record ExploreJson
{
    public required string Strategy { get; init; }

    public required ulong Seed { get; init; }

    public required long Schedules { get; init; }

    public required long Decisions { get; init; }

    public required double Seconds { get; init; }

    public required bool Interrupted { get; init; }

    public required IReadOnlyList<CaseJson> Cases { get; init; }

    public required int ExitCode { get; init; }

    internal static ExploreJson Of(ExploreOutcome outcome) => new()
    {
        Strategy = outcome.Plan.Options.Strategy,
        Seed = outcome.Plan.Options.Seed,
        Schedules = outcome.Results.Sum(r => r.Report.Schedules),
        Decisions = outcome.Results.Sum(r => r.Report.Decisions),
        Seconds = Math.Round(outcome.Elapsed.TotalSeconds, 3),
        Interrupted = outcome.Interrupted,
        Cases = [.. outcome.Results.Select(CaseJson.Of)],
        ExitCode = outcome.ExitCode,
    };
}
