namespace Hsm.Exploration;

/// <summary>Planted bugs of sessions.</summary>
internal static class SessionMutants
{
    /// <summary>All of them, in the order of the bug zoo.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new()
        {
            Id = "S1",
            Shape = "two requests in flight on one session, responses crossed",
            Host = nameof(SingleFlightGuard),
            Workload = "shared-session",
            Finding = MutantFinding.HistoryOrDeadlock,
            Guard = static () => new OpenGuard(),
        },
    ];
}
