namespace Hsm.Exploration;

/// <summary>Power cuts, and several servers over one store.</summary>
internal static class PowerCutScenarios
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [new PowerCutScenario(), new TwoProcessesScenario()];
}
