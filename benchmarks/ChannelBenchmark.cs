using System.Diagnostics;
using Hsm;
using Hsm.Abstractions;

namespace Benchmarks;

/// <summary>
/// The secure channel: threads that seal at one end and open at the other, with one rekey in a hundred packets, under
/// each lock and window; and the replay windows by themselves.
/// </summary>
internal static class ChannelBenchmark
{
    private const int Rounds = 3;
    private static readonly TimeSpan s_length = TimeSpan.FromMilliseconds(400);
    private static readonly int[] s_threads = [1, 2, 4, 8];

    private static readonly (string Name, Func<ChannelOptions> Create)[] s_ways =
    [
        ("mutex", static () => Options(() => ProviderChannelLock.Create(new MonitorLockProvider()), o => new MutexReplayWindow(o))),
        ("rw-lock + mutex window", static () => Options(() => ProviderChannelLock.Create(new ReaderWriterLockProvider()), o => new MutexReplayWindow(o))),
        ("rw-lock + atomic window", static () => Options(() => ProviderChannelLock.Create(new ReaderWriterLockProvider()), o => new WordReplayWindow(o))),
        ("upgradable + atomic window", static () => Options(() => new UpgradableChannelLock(), o => new WordReplayWindow(o))),
    ];

    public static void Run()
    {
        Windows();
        Channels();
    }

    private static void Channels()
    {
        var table = new Rows().AddColumns("lock and window", "threads", "MB/s", "packets/s", "to one thread", "to mutex", "not opened, by kind");
        double[][] mutex = [];
        foreach ((string name, Func<ChannelOptions> create) in s_ways)
        {
            var rows = new double[s_threads.Length][];
            for (int i = 0; i < s_threads.Length; i++)
            {
                // The best of a few: what disturbs the machine only ever slows.
                ChannelLoad best = Enumerable.Range(0, Rounds).Select(_ => ChannelLoad.Run(create(), s_threads[i], s_length)).MaxBy(l => l.BytesPerSecond)!;
                rows[i] = [best.BytesPerSecond];
                mutex = mutex.Length == 0 ? rows : mutex;
                table.AddRow(
                    name,
                    $"{s_threads[i]}",
                    $"{best.BytesPerSecond / 1e6:F0}",
                    $"{best.PacketsPerSecond:N0}",
                    $"{best.BytesPerSecond / rows[0][0]:F2}",
                    $"{best.BytesPerSecond / mutex[i][0]:F2}",
                    best.Errors);
            }
        }
    }

    private static void Windows()
    {
        const int Packets = 4_000_000;
        var options = new ReplayWindowOptions();
        (string Name, Func<IReplayWindow> Create)[] kinds =
        [
            ("mutex", () => new MutexReplayWindow(options)),
            ("spin bit", () => new SpinBitReplayWindow(options)),
            ("words", () => new WordReplayWindow(options)),
        ];
        var best = kinds.ToDictionary(kind => kind.Name, _ => double.MaxValue);
        for (int round = 0; round < Rounds + 1; round++)
        {
            foreach ((string name, Func<IReplayWindow> create) in kinds)
            {
                best[name] = Math.Min(best[name], Nanoseconds(create(), Packets));
            }
        }

        var table = new Rows().AddColumns("window, one thread", "ns per packet (check and mark)", "to mutex");
        foreach ((string name, _) in kinds)
        {
            table.AddRow(name, $"{best[name]:F1}", $"{best[name] / best["mutex"]:F2}");
        }
    }

    private static double Nanoseconds(IReplayWindow window, int packets)
    {
        long started = Stopwatch.GetTimestamp();
        for (ulong i = 0; i < (ulong)packets; i++)
        {
            // Neighbours change places, as packets do on their way.
            ulong counter = i ^ 1;
            if (window.Check(counter) != ReplayVerdict.Ok || window.Mark(counter) != ReplayVerdict.Ok)
            {
                throw new InvalidOperationException($"Counter {counter} is new and in the window.");
            }
        }

        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / packets;
    }

    private static ChannelOptions Options(Func<IChannelLock> createLock, Func<ReplayWindowOptions, IReplayWindow> createWindow) =>
        new() { CreateLock = createLock, CreateWindow = createWindow };
}
