using System.Diagnostics;
using Hsm;
using Hsm.Abstractions;

namespace Benchmarks;

/// <summary>
/// What a lock of each provider costs, beside <see cref="Monitor"/> itself; and whether readers scale: key use by id from
/// four sessions beside one.
/// </summary>
internal static class LockBenchmark
{
    private const int Repetitions = 3;
    private const int PairsEach = 64;
    private static readonly TimeSpan s_span = TimeSpan.FromMilliseconds(50);

    private static readonly Func<ILockProvider>[] s_providers =
    [
        static () => new MonitorLockProvider(),
        static () => new SystemLockProvider(),
        static () => new TestAndSetLockProvider(),
        static () => new TicketLockProvider(),
        static () => new McsLockProvider(),
        static () => new SemaphoreLockProvider(),
        static () => new MutexLockProvider(),
        static () => new PriorityInheritanceLockProvider(),
        static () => new ReaderWriterLockProvider(),
        static () => new NoLockProvider(),
    ];

    public static void Run()
    {
        WriteLocks();
        WriteReaders();
    }

    private static void WriteLocks()
    {
        var table = new Rows().AddColumns("acquire + release", "alone ns", "× Monitor", "2 threads ns", "× Monitor", "shared, 2 threads ns", "× Monitor");
        foreach (Func<ILockProvider> make in s_providers)
        {
            string name = make().Name;
            bool excludes = make().MaxServerThreads > 1;

            // The peer is measured in turn with each, so that a noisy moment meets both.
            Cost alone = Cost.Of(threads: 1, Bare, () => Exclusive(make));
            Cost contended = excludes ? Cost.Of(threads: 2, Bare, () => Exclusive(make)) : default;
            Cost shared = excludes ? Cost.Of(threads: 2, Bare, () => Shared(make)) : default;
            table.AddRow(name, alone.Ns, alone.Ratio, contended.Ns, contended.Ratio, shared.Ns, shared.Ratio);
        }
    }

    private static void WriteReaders()
    {
        var table = new Rows().AddColumns("key use by id, requests/s                      ", "1 session", "processors", "4 sessions", "processors", "4 : 1", "4 : 1 for the same processors", "target");
        (string Title, KeyUse.Kind Kind)[] uses =
        [
            ("AES-GCM 1 KiB, software", KeyUse.Kind.EncryptBySoftware),
            ("AES-GCM 1 KiB, platform", KeyUse.Kind.EncryptByPlatform),
            ("export 32 B", KeyUse.Kind.Export),
        ];
        Func<ILockProvider>[] providers = [static () => new MonitorLockProvider(), static () => new ReaderWriterLockProvider()];
        foreach ((string title, KeyUse.Kind kind) in uses)
        {
            foreach (Func<ILockProvider> make in providers)
            {
                foreach (LockGranularity granularity in Enum.GetValues<LockGranularity>())
                {
                    var use = new KeyUse(make, granularity, kind);
                    (KeyUse.Rate one, KeyUse.Rate four) = use.Measure(sessions: 4, Repetitions);
                    table.AddRow(
                        $"{title}: {make().Name}, {(granularity == LockGranularity.One ? "one" : "split")}",
                        $"{one.PerSecond:N0}", $"{one.Processors:F2}",
                        $"{four.PerSecond:N0}", $"{four.Processors:F2}",
                        $"{four.PerSecond / one.PerSecond:F2}",
                        $"{four.PerSecond / four.Processors / (one.PerSecond / one.Processors):F2}",
                        kind != KeyUse.Kind.Export && make().SupportsSharedAcquisition ? ">= 1.7" : "");
                }
            }
        }

        Console.WriteLine($"{Environment.ProcessorCount} processors; best of {Repetitions}, in turn.");
    }

    private static Action Bare()
    {
        object gate = new();
        return () =>
        {
            for (int i = 0; i < PairsEach; i++)
            {
                Monitor.Enter(gate);
                Monitor.Exit(gate);
            }
        };
    }

    private static Action Exclusive(Func<ILockProvider> make)
    {
        make().Create("benchmark", out IHsmLock? gate);
        return () =>
        {
            for (int i = 0; i < PairsEach; i++)
            {
                gate!.Acquire();
                gate.Release();
            }
        };
    }

    private static Action Shared(Func<ILockProvider> make)
    {
        make().Create("benchmark", out IHsmLock? gate);
        return () =>
        {
            for (int i = 0; i < PairsEach; i++)
            {
                gate!.AcquireShared();
                gate.ReleaseShared();
            }
        };
    }

    /// <summary>Time of one pair, and beside the peer's.</summary>
    private readonly record struct Cost(double Nanoseconds, double Bare)
    {
        public string Ns => Bare > 0 ? $"{Nanoseconds:F0}" : "";

        public string Ratio => Bare > 0 ? $"{Nanoseconds / Bare:F1}" : "";

        public static Cost Of(int threads, Func<Action> bare, Func<Action> measured)
        {
            var best = new Cost(double.MaxValue, double.MaxValue);
            for (int i = 0; i < Repetitions; i++)
            {
                best = new Cost(
                    Math.Min(best.Nanoseconds, OnThreads(threads, measured())),
                    Math.Min(best.Bare, OnThreads(threads, bare())));
            }

            return best;
        }

        // Time, not a number of pairs, is given: with a spin lock a pair may cost a whole time slice of a waiter that is not
        // running. Wall time over the pairs of all threads.
        private static double OnThreads(int count, Action body)
        {
            using var start = new Barrier(count + 1);
            long pairs = 0;
            bool isOver = false;
            Thread[] threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() =>
            {
                long own = 0;
                start.SignalAndWait();
                while (!Volatile.Read(ref isOver))
                {
                    body();
                    own += PairsEach;
                }

                Interlocked.Add(ref pairs, own);
            }))];
            Array.ForEach(threads, thread => thread.Start());
            start.SignalAndWait();
            long started = Stopwatch.GetTimestamp();
            Thread.Sleep(s_span);
            Volatile.Write(ref isOver, true);
            Array.ForEach(threads, thread => thread.Join());
            return Stopwatch.GetElapsedTime(started).TotalNanoseconds / pairs;
        }
    }
}
