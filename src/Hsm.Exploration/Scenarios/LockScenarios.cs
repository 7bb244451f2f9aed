namespace Hsm.Exploration;

/// <summary>Locks by themselves.</summary>
internal static class LockScenarios
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [new LockContractScenario()];
}
