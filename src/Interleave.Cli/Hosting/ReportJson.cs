namespace Interleave.Cli.Hosting;

/// <summary>The object of <c>--json</c>: what was explored, how fast, and what was found.</summary>
internal sealed record ReportJson
{
    public required string Method { get; init; }

    public required string Strategy { get; init; }

    public required ulong Seed { get; init; }

    public required long Schedules { get; init; }

    public required long DistinctSchedules { get; init; }

    /// <summary>Choices among at least two enabled logical threads.</summary>
    public required long Decisions { get; init; }

    /// <summary>Scheduling points.</summary>
    public required long Points { get; init; }

    public required double SchedulesPerSecond { get; init; }

    public required double DecisionsPerSecond { get; init; }

    public required double Seconds { get; init; }

    public required bool Exhaustive { get; init; }

    /// <summary>For an exhaustive exploration, its bound in words; empty without one.</summary>
    public required string Bound { get; init; }

    /// <summary>Places where a thread stood that could go on while another could too.</summary>
    public required int SwitchPlaces { get; init; }

    /// <summary>Those among them where no schedule let another thread go on.</summary>
    public required IReadOnlyList<PlaceJson> NeverPreempted { get; init; }

    public required IReadOnlyList<FindingJson> Findings { get; init; }

    public required IReadOnlyList<SuppressedJson> Suppressed { get; init; }

    /// <summary>Predictions that no witness schedule showed: no findings.</summary>
    public required IReadOnlyList<UnconfirmedJson> Unconfirmed { get; init; }

    /// <summary>Schedules run to confirm predictions, besides <see cref="Schedules"/>.</summary>
    public required long Witnesses { get; init; }

    public required string? Uncontrolled { get; init; }

    public required string? Defect { get; init; }

    public required bool Interrupted { get; init; }

    public required int ExitCode { get; init; }

    internal static ReportJson Of(string method, ExplorationOptions options, ExplorationReport report, IReadOnlyList<SavedFinding> findings) => new()
    {
        Method = method,
        Strategy = options.Strategy,
        Seed = options.Seed,
        Schedules = report.Schedules,
        DistinctSchedules = report.DistinctSchedules,
        Decisions = report.Decisions,
        Points = report.Steps,
        SchedulesPerSecond = Rate.Of(report.Schedules, report.Elapsed),
        DecisionsPerSecond = Rate.Of(report.Decisions, report.Elapsed),
        Seconds = Math.Round(report.Elapsed.TotalSeconds, 3),
        Exhaustive = report.Exhaustive,
        Bound = report.Bound,
        SwitchPlaces = report.SwitchPlaces,
        NeverPreempted = [.. report.NeverPreempted.Select(s => new PlaceJson(s.Method, s.Member, s.File, s.Line))],
        Findings = [.. findings.Select(FindingJson.Of)],
        Suppressed = [.. report.Suppressed.Select(s => new SuppressedJson(s.Suppression.Kind.ToString(), s.Suppression.Scope, s.Suppression.Reason, s.Count))],
        Unconfirmed = [.. report.Unconfirmed.Select(u => new UnconfirmedJson(u.Kind.ToString(), u.Message, u.Place, u.Index))],
        Witnesses = report.Witnesses,
        Uncontrolled = report.Uncontrolled,
        Defect = report.Defect,
        Interrupted = report.Interrupted,
        ExitCode = report.ExitCode,
    };
}
