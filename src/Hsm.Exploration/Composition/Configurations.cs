namespace Hsm.Exploration;

/// <summary>The ways to put a server together.</summary>
public static class Configurations
{
    /// <summary>
    /// Every supported one: all lock providers with all schedulings, "none" only with those of one thread; each with the
    /// accelerator and with software.
    /// </summary>
    public static IReadOnlyList<Configuration> All { get; } = [.. Combine(LockChoice.All, CryptoChoice.All).Where(IsSupported)];

    /// <summary>The supported ones with the accelerator: what a run over all configurations takes for workloads without crypto.</summary>
    public static IReadOnlyList<Configuration> Main { get; } = [.. All.Where(static one => one.Crypto == CryptoChoice.All[0].Name)];

    /// <summary>What must not be done: several server threads and no locks. Exploring these must show a race.</summary>
    public static IReadOnlyList<Configuration> Unsafe { get; } =
        [.. Combine([LockChoice.Unsafe], CryptoChoice.All).Where(static one => one.Scheduling == "thread-per-session")];

    /// <summary>Finds a configuration, supported or unsafe.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static Configuration Find(string name) =>
        All.Concat(Unsafe).FirstOrDefault(one => one.Name == name)
        ?? throw new ArgumentException(
            $"No configuration '{name}'. Choose one of: {string.Join(", ", All.Concat(Unsafe).Select(static one => one.Name))}.",
            nameof(name));

    private static IEnumerable<Configuration> Combine(IReadOnlyList<LockChoice> locks, IReadOnlyList<CryptoChoice> crypto) =>
        from source in crypto
        from provider in locks
        from scheduling in SchedulingChoice.All
        select new Configuration(provider, scheduling, source);

    private static bool IsSupported(Configuration configuration) =>
        configuration.CreateScheduling().ThreadCount(sessionCount: 2) <= configuration.CreateLocks().MaxServerThreads;
}
