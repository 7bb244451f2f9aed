using Hsm.Oracle.Histories;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Reports;

/// <summary>All that a report of one finding tells. Pure data: equal ones make equal pages.</summary>
internal sealed record ViolationReport
{
    /// <summary>What was found, as one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Of which kind it is.</summary>
    public required ScenarioVerdict Verdict { get; init; }

    /// <summary>What was held against the specification.</summary>
    public required string Target { get; init; }

    /// <summary>What its makers need to know it by.</summary>
    public IReadOnlyList<TargetFact> TargetFacts { get; init; } = [];

    /// <summary>What it was held to; null for a file, whose model says it.</summary>
    public Promise? Promise { get; init; }

    /// <summary>How the calls came about: seeds, clients, bounds.</summary>
    public IReadOnlyList<TargetFact> RunFacts { get; init; } = [];

    /// <summary>Where it was found: machine, system, versions, date.</summary>
    public IReadOnlyList<TargetFact> MachineFacts { get; init; } = [];

    /// <summary>Commands that show it again, each with what it does.</summary>
    public IReadOnlyList<TargetFact> Commands { get; init; } = [];

    /// <summary>Files beside the report, each with what it holds.</summary>
    public IReadOnlyList<TargetFact> Files { get; init; } = [];

    /// <summary>Why no order explains it; null for a crash or a hang.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>What there is to say of a crash, a hang or a corruption.</summary>
    public string? Detail { get; init; }

    /// <summary>Each client's last calls.</summary>
    public IReadOnlyList<string> LastCalls { get; init; } = [];
}
