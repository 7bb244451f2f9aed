namespace Hsm.Oracle.Scenarios;

/// <summary>Hears how a run goes. Called by the thread that runs it, never by two at once.</summary>
public interface IOracleProgress
{
    /// <summary>A scenario begins.</summary>
    /// <param name="scenario">The scenario.</param>
    void Began(IOracleScenario scenario);

    /// <summary>A round was judged.</summary>
    /// <param name="soFar">The scenario's figures.</param>
    void Judged(ScenarioSummary soFar);

    /// <summary>Something was found and its evidence saved.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="violation">What was found.</param>
    void Found(IOracleScenario scenario, FoundViolation violation);

    /// <summary>A scenario ended.</summary>
    /// <param name="summary">Its figures.</param>
    void Ended(ScenarioSummary summary);
}
