namespace Hsm.Exploration;

/// <summary>The scenarios there are.</summary>
public static class Scenarios
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. LockScenarios.All,
        .. PowerCutScenarios.All,
        .. JobScenarios.All,
        .. ChannelScenarios.All,
        .. SessionScenarios.All,
        .. KeyScenarios.All,
    ];

    /// <summary>Finds a scenario.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null: there is none.</returns>
    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
