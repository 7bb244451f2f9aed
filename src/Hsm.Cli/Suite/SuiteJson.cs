namespace Hsm.Cli.Suite;

/// <summary>The object of <c>explore --mutants --json</c>: the table, and each exploration with what it took.</summary>
internal sealed record SuiteJson
{
    public required string Strategy { get; init; }

    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Schedules at most for one planted bug from one seed.</summary>
    public required long Budget { get; init; }

    public required double Seconds { get; init; }

    public required bool Interrupted { get; init; }

    public required IReadOnlyList<MutantJson> Mutants { get; init; }

    /// <summary>Ids of those not found, not as expected or not replayed from some seed.</summary>
    public required IReadOnlyList<string> Missed { get; init; }

    /// <summary>Ids of those not looked for from every seed.</summary>
    public required IReadOnlyList<string> Left { get; init; }

    public required int ExitCode { get; init; }

    internal static SuiteJson Of(SuiteOutcome outcome) => new()
    {
        Strategy = outcome.Plan.Options.Strategy,
        Seeds = outcome.Plan.Seeds,
        Budget = outcome.Plan.Options.Schedules,
        Seconds = Math.Round(outcome.Elapsed.TotalSeconds, 3),
        Interrupted = outcome.Interrupted,
        Mutants = [.. outcome.Rows.Select(MutantJson.Of)],
        Missed = [.. outcome.Missed.Select(row => row.Mutant.Id)],
        Left = [.. outcome.Left],
        ExitCode = outcome.ExitCode,
    };
}
