using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm.Channel.Windows;

/// <summary>The implementations of a replay window, for theories.</summary>
internal static class WindowKinds
{
    public const string Mutex = "mutex";
    public const string SpinBit = "spin-bit";
    public const string Word = "word";

    public static TheoryData<string> All => [Mutex, SpinBit, Word];

    public static IReplayWindow Create(string kind, ReplayWindowOptions options) => kind switch
    {
        Mutex => new MutexReplayWindow(options),
        SpinBit => new SpinBitReplayWindow(options),
        Word => new WordReplayWindow(options),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such window."),
    };

    public static IReplayWindow Create(string kind, int widthCounters, ulong limit = ReplayWindowOptions.DefaultLimit) =>
        Create(kind, new ReplayWindowOptions { WidthCounters = widthCounters, Limit = limit });

    /// <summary>The smallest that has everything: three blocks of two counters where there are blocks.</summary>
    public static IReplayWindow CreateTiny(string kind) =>
        Create(kind, new ReplayWindowOptions { WidthCounters = 4, BlockCounters = 2, RingBlocks = 3 });
}
