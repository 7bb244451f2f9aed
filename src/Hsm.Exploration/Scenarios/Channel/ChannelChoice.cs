namespace Hsm.Exploration;

/// <summary>A secure channel's lock and window by name: those that the benchmark compares, and the other atomic window.</summary>
/// <param name="Name">Lock, then window.</param>
/// <param name="CreateLock">Makes a lock.</param>
/// <param name="Window">Name of the window.</param>
internal sealed record ChannelChoice(string Name, Func<IChannelLock> CreateLock, string Window)
{
    /// <summary>All of them, the plainest first.</summary>
    public static IReadOnlyList<ChannelChoice> All { get; } =
    [
        new("monitor/mutex", static () => ProviderChannelLock.Create(new MonitorLockProvider()), "mutex"),
        new("reader-writer/mutex", static () => ProviderChannelLock.Create(new ReaderWriterLockProvider()), "mutex"),
        new("reader-writer/spin-bit", static () => ProviderChannelLock.Create(new ReaderWriterLockProvider()), "spin-bit"),
        new("reader-writer/word", static () => ProviderChannelLock.Create(new ReaderWriterLockProvider()), "word"),
        new("upgradable/word", static () => new UpgradableChannelLock(), "word"),
    ];

    /// <summary>Names of all.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(static choice => choice.Name)];
}
