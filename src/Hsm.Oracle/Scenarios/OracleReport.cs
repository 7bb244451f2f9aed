namespace Hsm.Oracle.Scenarios;

/// <summary>What a run found.</summary>
public sealed record OracleReport
{
    /// <summary>The target's name.</summary>
    public required string Target { get; init; }

    /// <summary>A summary for each scenario that began, in order.</summary>
    public required IReadOnlyList<ScenarioSummary> Scenarios { get; init; }

    /// <summary>Deviations that were accepted by name.</summary>
    public required IReadOnlySet<string> Allowed { get; init; }

    /// <summary>Whether it was ended early; scenarios may be missing then.</summary>
    public bool Interrupted { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Deviations that nobody accepted, each once.</summary>
    public IEnumerable<Deviation> Unadmitted => Scenarios.SelectMany(static s => s.Deviations)
        .Where(d => !Allowed.Contains(d.Name))
        .DistinctBy(static d => d.Name);

    /// <summary>
    /// 0: every scenario that the target supports is linearizable, and there is one; 2: a violation, a crash, a hang, or a
    /// deviation that nobody accepted; 3: no verdict, for the oracle is blind, a bound was reached or the run was ended early; 1: nothing was judged.
    /// </summary>
    public int ExitCode
    {
        get
        {
            if (Scenarios.Any(static s => s.Verdict == ScenarioVerdict.Blind))
            {
                return 3;
            }

            if (Scenarios.Any(static s => s.Violations.Count > 0) || Unadmitted.Any())
            {
                return 2;
            }

            return Interrupted || Scenarios.Any(static s => s.Verdict == ScenarioVerdict.Unknown) ? 3
                : Scenarios.Any(static s => s.Verdict == ScenarioVerdict.Linearizable) ? 0
                : 1;
        }
    }
}
