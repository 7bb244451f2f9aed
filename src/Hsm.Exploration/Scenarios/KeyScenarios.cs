namespace Hsm.Exploration;

/// <summary>Keys in use.</summary>
internal static class KeyScenarios
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [new PreparedKeysScenario()];
}
