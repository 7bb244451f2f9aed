using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>A server scheduling by name.</summary>
/// <param name="Name">As it stands in the names of configurations.</param>
/// <param name="Create">Makes a fresh one.</param>
internal sealed record SchedulingChoice(string Name, Func<IServerScheduling> Create)
{
    /// <summary>Every scheduling there is.</summary>
    public static IReadOnlyList<SchedulingChoice> All { get; } =
    [
        new("thread-per-session", static () => new ThreadPerSessionScheduling()),
        new("round-robin", static () => new RoundRobinScheduling()),
        new("event-driven", static () => new EventDrivenScheduling()),
        new("interrupt", static () => new InterruptScheduling()),
        new("worker-pool", static () => new WorkerPoolScheduling(workerCount: 2)),
    ];
}
