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
        new()
        {
            Id = "S4",
            Shape = "permissions of a session go stale after the user changes",
            Host = nameof(UserPolicy),
            Workload = "permissions-taken-away",
            Finding = MutantFinding.History,
            Server = static right => right with { Auth = right.Auth with { Policy = new LoginTimePermissions() } },
        },
        new()
        {
            Id = "S4b",
            Shape = "permissions are looked at before the request and are stale where it takes effect",
            Host = nameof(UserPolicy),
            Workload = "permissions-taken-away",
            Finding = MutantFinding.History,
            Server = static right => right with { Auth = right.Auth with { Policy = new PermissionsBeforehand() } },
        },
        new()
        {
            Id = "S7",
            Shape = "two workers in one server context",
            Host = nameof(ThreadPerSessionScheduling),
            Workload = "shared-session",
            Finding = MutantFinding.Invariant,
            Scheduling = static () => new TwoThreadsPerSessionScheduling(),
        },
        new()
        {
            Id = "S8",
            Shape = "interrupt flag lowered after the session was served: what arrives between is never seen",
            Host = nameof(InterruptScheduling),
            Workload = "sessions-come-and-go",
            Configuration = "interrupt/in-memory",
            Finding = MutantFinding.Deadlock,
            Scheduling = static () => new LateLoweringScheduling(),
        },
    ];
}
