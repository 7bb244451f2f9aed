using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>A lock provider by name.</summary>
/// <param name="Name">As it stands in the names of configurations.</param>
/// <param name="Create">Makes a fresh provider.</param>
internal sealed record LockChoice(string Name, Func<ILockProvider> Create)
{
    /// <summary>Every provider there is, the one that excludes nobody last.</summary>
    public static IReadOnlyList<LockChoice> All { get; } =
    [
        new("monitor", static () => new MonitorLockProvider()),
        new("lock", static () => new SystemLockProvider()),
        new("spin", static () => new TestAndSetLockProvider()),
        new("ticket", static () => new TicketLockProvider()),
        new("mcs", static () => new McsLockProvider()),
        new("semaphore", static () => new SemaphoreLockProvider()),
        new("mutex", static () => new MutexLockProvider()),
        new("priority-inheritance", static () => new PriorityInheritanceLockProvider()),
        new("reader-writer", static () => new ReaderWriterLockProvider()),
        new("none", static () => new NoLockProvider()),
    ];

    /// <summary>No locks although several threads work the server: what must not be done.</summary>
    public static LockChoice Unsafe { get; } = new("unsafe-none", static () => new NoLockProvider(int.MaxValue));
}
