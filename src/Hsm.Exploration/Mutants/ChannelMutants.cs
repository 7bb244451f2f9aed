using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>Planted bugs of the secure channel.</summary>
internal static class ChannelMutants
{
    /// <summary>All of them, in the order of the bug zoo.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        OfWindow("W1", "mutex", "window-same-counter", static options => new UncheckedMarkWindow(options)) with
        {
            Shape = "mark without checking again: a packet opened by two threads is delivered twice",
        },
        OfWindow("W2", "spin-bit", "window-overtaken", static options => new OnceReadWindow(options)) with
        {
            Shape = "check that does not read next again: the bit it saw is another counter's",
        },
        OfWindow("W3", "spin-bit", "window-same-block", static options => new ShortClearWindow(options)) with
        {
            Shape = "cleared range leaves out the counter itself",
        },
        OfWindow("W4", "spin-bit", "window-new-against-mark", static options => new NextBeforeClearWindow(options)) with
        {
            Shape = "next published before the overtaken bits are cleared, and checks do not wait",
        },
        OfWindow("W5", "spin-bit", "window-same-counter", static options => new EarlyUnlockWindow(options)) with
        {
            Shape = "unlocked before the bit is set",
        },
        OfWindow("W6", "word", "window-same-block", static options => new ReadOrWriteWindow(options)) with
        {
            Shape = "bitmap word read, or-ed and written: one of two marks is lost",
        },
        OfChannel("W7", nameof(PacketOpener), "channel-delivery") with
        {
            Shape = "window marked before the tag is checked: a forged packet uses up an authentic one's counter",
            Channel = static right => right with { Opener = new MarkFirstOpener() },
        },
        OfChannel("W8", nameof(SendCounter), "channel-limit") with
        {
            Shape = "send counter loaded and stored: a nonce is used twice",
            Channel = static right => right with { Counter = static limit => new LoadStoreCounter(limit) },
        },
        OfChannel("W9", nameof(SecureChannel), "channel-rekey") with
        {
            Shape = "key replaced under the read lock: a retired key is used, or replaced twice",
            Channel = static right => right with { Lock = static made => new SharedWriteLock(made) },
        },
        OfChannel("W9U", nameof(UpgradableChannelLock), "channel-next-key") with
        {
            Shape = "read lock upgraded while held: two threads wait for each other to stop reading",
            Configuration = "upgradable/word",
            Finding = MutantFinding.Deadlock,
            Channel = static right => right with { Lock = static _ => new HeldUpgradeLock() },
        },
        OfChannel("W10", nameof(ChannelTimers), "channel-timers") with
        {
            Shape = "two timer flags stored one after the other: a reader sees them half set",
            Channel = static right => right with { Timers = static () => new SplitTimers() },
        },
        OfChannel("W11", nameof(WindowedRateLimiter), "channel-limiter") with
        {
            Shape = "rate limiter reads, adds and writes: a budget is overspent",
            Configuration = "one-window",
            Channel = static right => right with { Limiter = static options => new ReadAddWriteLimiter(options) },
        },
        OfChannel("W12", nameof(PacketOpener), "channel-messages") with
        {
            Shape = "packets of a message marked as each is opened: a forged copy uses up the message",
            Configuration = "no-engine",
            Channel = static right => right with { Opener = new MarkEachOpener() },
        },
        OfChannel("P8b", nameof(RecordBuffers), "channel-messages") with
        {
            Shape = "packets of a message share one output buffer when they are opened together",
            Configuration = "pipelined",
            Server = static right => right with { Jobs = right.Jobs with { CreateBuffers = static () => new SharedRecordBuffers() } },
        },
    ];

    private static Mutant OfChannel(string id, string host, string scenario) => new()
    {
        Id = id,
        Shape = string.Empty,
        Host = host,
        Workload = scenario,
        Configuration = "reader-writer/word",
        Finding = MutantFinding.Invariant,
    };

    private static Mutant OfWindow(string id, string window, string scenario, Func<ReplayWindowOptions, IReplayWindow> create) => new()
    {
        Id = id,
        Shape = string.Empty,
        Host = window switch
        {
            "mutex" => nameof(MutexReplayWindow),
            "word" => nameof(WordReplayWindow),
            _ => nameof(SpinBitReplayWindow),
        },
        Workload = scenario,
        Configuration = window,
        Finding = MutantFinding.HistoryOrInvariant,
        Channel = right => right with { Window = create },
    };
}
