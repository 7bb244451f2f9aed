namespace Hsm.Exploration;

/// <summary>The secure channel.</summary>
internal static class ChannelScenarios
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. WindowScenarios.All,
        new DeliveryScenario(),
        new LimitScenario(),
        new RekeyScenario(),
        new NextKeyScenario(),
        new TimersScenario(),
        new LimiterScenario(),
        new MessageScenario(),
    ];
}
