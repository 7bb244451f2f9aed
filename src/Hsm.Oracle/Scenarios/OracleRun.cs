using System.Diagnostics;
using Hsm.Oracle.Reports;

namespace Hsm.Oracle.Scenarios;

/// <summary>Holds a target against the specification, one scenario after the other.</summary>
/// <param name="target">The target; the caller disposes of it.</param>
/// <param name="options">How.</param>
/// <param name="progress">Hears how it goes.</param>
/// <remarks>
/// A scenario is first shown a planted violation, then run by a single client, then by several in rounds until its share of the
/// time is over. Memory is bounded by a round. The target is cleaned before and after, also when the run is cancelled.
/// </remarks>
public sealed class OracleRun(IOracleTarget target, OracleOptions options, IOracleProgress progress)
{
    /// <summary>Runs it.</summary>
    /// <param name="cancellationToken">Ends it early, with what there is.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="OracleException">There is no such scenario, or the target can't be used at all.</exception>
    public OracleReport Run(CancellationToken cancellationToken)
    {
        IReadOnlyList<IOracleScenario> scenarios = Chosen();
        var evidence = new EvidenceStore(target, options);
        var clock = Stopwatch.StartNew();
        var summaries = new List<ScenarioSummary>();
        target.Clean();
        try
        {
            for (int i = 0; i < scenarios.Count && !cancellationToken.IsCancellationRequested; i++)
            {
                progress.Began(scenarios[i]);
                TimeSpan share = (options.Time - clock.Elapsed) / (scenarios.Count - i);
                ScenarioSummary summary = new ScenarioRun(scenarios[i], options, evidence, progress).Run(share, cancellationToken);
                summaries.Add(summary);
                progress.Ended(summary);
            }
        }
        finally
        {
            target.Clean();
        }

        return new OracleReport
        {
            Target = target.Name,
            Scenarios = summaries,
            Allowed = options.Allowed,
            Interrupted = cancellationToken.IsCancellationRequested,
            Elapsed = clock.Elapsed,
        };
    }

    private IReadOnlyList<IOracleScenario> Chosen()
    {
        if (options.Scenarios.Count == 0)
        {
            // What the standard leaves undefined is driven only when somebody asks for it by name.
            return [.. target.Scenarios.Where(static s => s.Promise.Tier != PromiseTier.Undefined)];
        }

        string[] names = [.. target.Scenarios.Select(static s => s.Name)];
        foreach (string name in options.Scenarios.Where(name => !names.Contains(name, StringComparer.Ordinal)))
        {
            throw new OracleException($"{target.Name} has no scenario '{name}'.", $"There are {string.Join(", ", names)}, and all.");
        }

        return [.. target.Scenarios.Where(s => options.Scenarios.Contains(s.Name, StringComparer.Ordinal))];
    }
}
