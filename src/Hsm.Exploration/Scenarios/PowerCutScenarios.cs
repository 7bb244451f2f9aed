namespace Hsm.Exploration;

/// <summary>Power cuts, flash that fails, and several servers over one store.</summary>
internal static class PowerCutScenarios
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [new PowerCutScenario(), new FlashFaultScenario(), new TwoProcessesScenario()];
}
