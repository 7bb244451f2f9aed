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
    ];

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
