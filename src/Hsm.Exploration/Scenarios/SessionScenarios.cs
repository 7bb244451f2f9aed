namespace Hsm.Exploration;

/// <summary>Sessions, schedulings and transports.</summary>
internal static class SessionScenarios
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [new SessionsComeAndGo()];
}
