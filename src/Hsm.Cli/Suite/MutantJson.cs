namespace Hsm.Cli.Suite;

/// <summary>One planted bug in the object of <c>explore --mutants --json</c>.</summary>
internal sealed record MutantJson
{
    public required string Id { get; init; }

    public required string Shape { get; init; }

    public required string Configuration { get; init; }

    public required string Workload { get; init; }

    /// <summary>How it is known to show.</summary>
    public required string Expected { get; init; }

    /// <summary>Schedules to the first finding, over the seeds that have one; null where none has.</summary>
    public required long? Median { get; init; }

    public required long? Worst { get; init; }

    public required IReadOnlyList<string> Kinds { get; init; }

    public required bool AsExpected { get; init; }

    public required bool Replayed { get; init; }

    public required IReadOnlyList<SeedJson> Runs { get; init; }

    internal static MutantJson Of(SuiteRow row) => new()
    {
        Id = row.Mutant.Id,
        Shape = row.Mutant.Shape,
        Configuration = row.Mutant.Configuration,
        Workload = row.Mutant.Workload,
        Expected = row.Mutant.Finding.ToString(),
        Median = row.Median,
        Worst = row.Worst,
        Kinds = row.Kinds,
        AsExpected = row.Runs.Count > 0 && row.Runs.All(run => run.IsExpected),
        Replayed = row.Runs.Count > 0 && row.Runs.All(run => run.IsReplayed),
        Runs = [.. row.Runs.Select(SeedJson.Of)],
    };
}
