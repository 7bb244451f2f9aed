namespace Hsm.Exploration;

/// <summary>The ways to put a server together.</summary>
public static class Configurations
{
    /// <summary>
    /// Every supported one: all lock providers with all schedulings, "none" only with those of one thread; each with the
    /// accelerator and with software, with one lock and split.
    /// </summary>
    public static IReadOnlyList<Configuration> All { get; } = [.. Combine(LockChoice.All).Where(static one => one.IsSupported)];

    /// <summary>What must not be done: several server threads and no locks. Exploring these must show a race.</summary>
    public static IReadOnlyList<Configuration> Unsafe { get; } = [.. Combine([LockChoice.Unsafe]).Where(IsUnsafe)];

    /// <summary>
    /// With locks that are refused now and then, or that do not notice misuse, and a thread for each session: right code
    /// bears these too.
    /// </summary>
    public static IReadOnlyList<Configuration> Adverse { get; } =
        [.. Combine(LockChoice.Adverse).Where(static one => one.Scheduling == "thread-per-session")];

    /// <summary>Those of any kind.</summary>
    public static IEnumerable<Configuration> Named => All.Concat(Adverse).Concat(Unsafe);

    /// <summary>Finds a configuration of any kind.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static Configuration Find(string name) => ConfigurationName.Parse(name) is { } found && IsOffered(found)
        ? found
        : throw new ArgumentException(
            $"No configuration '{name}'. Choose one of: {string.Join(", ", Named.Select(static one => one.Name))}.",
            nameof(name));

    private static bool IsOffered(Configuration one) =>
        one.Locks == LockChoice.Unsafe.Name ? IsUnsafe(one) : one.IsSupported;

    private static IEnumerable<Configuration> Combine(IReadOnlyList<LockChoice> locks) =>
        from granularity in GranularityChoice.All
        from crypto in CryptoChoice.All
        from provider in locks
        from scheduling in SchedulingChoice.All
        select new Configuration(provider, scheduling, crypto, granularity);

    private static bool IsUnsafe(Configuration configuration) =>
        configuration.Locks == LockChoice.Unsafe.Name && configuration.Scheduling == "thread-per-session";
}
