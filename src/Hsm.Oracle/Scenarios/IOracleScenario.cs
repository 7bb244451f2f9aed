using Hsm.Oracle.Histories;

namespace Hsm.Oracle.Scenarios;

/// <summary>One promise of an HSM, and how to put it under load.</summary>
/// <remarks>Used by one thread at a time; a round joins all it started before it returns.</remarks>
public interface IOracleScenario
{
    /// <summary>Its name for <c>--scenario</c>: one lower-case word.</summary>
    string Name { get; }

    /// <summary>What the target is held to.</summary>
    Promise Promise { get; }

    /// <summary>Drives the target for one round, on fresh objects, and records what happened.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="cancellationToken">Ends the round early; its record then holds what there is.</param>
    /// <returns>The record.</returns>
    /// <exception cref="OracleException">The target can't be used at all: a wrong PIN, a full token.</exception>
    RoundRecord RunRound(RoundPlan plan, CancellationToken cancellationToken);

    /// <summary>
    /// A history as this scenario records them, right but for one planted violation. The oracle judges it as it judges the
    /// others before it believes a clean verdict: if it isn't seen, the oracle is blind here.
    /// </summary>
    /// <param name="seed">Varies the history.</param>
    /// <returns>A history that is not linearizable.</returns>
    RecordedHistory Planted(ulong seed);
}
