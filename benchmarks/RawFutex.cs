using System.Diagnostics;
using Interleave.Runtime;

namespace Benchmarks;

/// <summary>The floor: two threads pinned to one CPU that pass a futex baton and do nothing else.</summary>
internal static class RawFutex
{
    public static double MicrosecondsPerSwitch(int switches)
    {
        int cpu = Futex.AllowedCpus() is [int first, ..] ? first : -1;
        double elapsed = 0;
        var there = new Baton();
        var back = new Baton();
        var other = new Thread(() =>
        {
            Futex.PinCurrentThread(cpu);
            for (int i = 0; i < switches / 2; i++)
            {
                there.Wait();
                back.Pass();
            }
        })
        { IsBackground = true };
        var self = new Thread(() =>
        {
            Futex.PinCurrentThread(cpu);
            long started = Stopwatch.GetTimestamp();
            for (int i = 0; i < switches / 2; i++)
            {
                there.Pass();
                back.Wait();
            }

            elapsed = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        });
        other.Start();
        self.Start();
        self.Join();
        return elapsed / switches;
    }
}
