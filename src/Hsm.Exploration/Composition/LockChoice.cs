using Hsm.Abstractions;
using Hsm.Models.Environment;

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

    /// <summary>
    /// Providers that some planted bugs need and right code must bear: one that refuses every third acquisition, and one
    /// that does not notice a second read by one thread.
    /// </summary>
    public static IReadOnlyList<LockChoice> Adverse { get; } =
    [
        new("refusing", static () => new FailingLockProvider(new MonitorLockProvider(), static ordinal => ordinal % 3 == 1)),
        new("writer-first", static () => new WriterFirstLockProvider()),
    ];

    /// <summary>Finds a choice of any kind.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null: there is none.</returns>
    public static LockChoice? Find(string name) => All.Concat(Adverse).Append(Unsafe).FirstOrDefault(one => one.Name == name);
}
