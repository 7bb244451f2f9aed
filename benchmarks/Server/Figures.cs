using System.Diagnostics;

namespace Benchmarks.Server;

/// <summary>What a run came to.</summary>
/// <param name="PerSecond">Requests answered, all sessions together.</param>
/// <param name="Median">Time of one request.</param>
/// <param name="NinetyNinth">99 of 100 took no longer.</param>
/// <param name="Processor">Processor time of one request, of the whole process: client and server.</param>
internal sealed record Figures(double PerSecond, TimeSpan Median, TimeSpan NinetyNinth, TimeSpan Processor)
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(50);

    /// <summary>Lets as many threads as there are sessions ask for a while.</summary>
    /// <param name="sessions">Each asks once when called.</param>
    /// <param name="duration">How long is counted, after a warm-up.</param>
    public static Figures Measure(IReadOnlyList<Action> sessions, TimeSpan duration)
    {
        var samples = new List<long>[sessions.Count];
        bool isCounting = false;
        bool isOver = false;
        Thread[] threads = [.. sessions.Select((ask, i) => new Thread(() =>
        {
            List<long> own = samples[i] = new List<long>(1 << 18);
            while (!Volatile.Read(ref isOver))
            {
                long began = Stopwatch.GetTimestamp();
                ask();
                if (Volatile.Read(ref isCounting))
                {
                    own.Add(Stopwatch.GetTimestamp() - began);
                }
            }
        }))];
        Array.ForEach(threads, static thread => thread.Start());
        Thread.Sleep(s_warmUp);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        Volatile.Write(ref isCounting, true);
        Thread.Sleep(duration);
        Volatile.Write(ref isOver, true);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        TimeSpan processor = Environment.CpuUsage.TotalTime - before;
        Array.ForEach(threads, static thread => thread.Join());
        long[] all = [.. samples.SelectMany(static own => own).Order()];
        return new Figures(all.Length / elapsed.TotalSeconds, Time(all, 0.5), Time(all, 0.99), processor / Math.Max(1, all.Length));
    }

    /// <summary>The better of two turns.</summary>
    public Figures OrBetter(Figures other) => other.PerSecond > PerSecond ? other : this;

    private static TimeSpan Time(long[] sorted, double share) =>
        sorted.Length == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(0, sorted[(int)(share * (sorted.Length - 1))]);
}
