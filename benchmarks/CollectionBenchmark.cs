using System.Diagnostics;
using Interleave;
using Interleave.Rewriting.Loading;

namespace Benchmarks;

/// <summary>What the probes of collections cost where no collection is shared, beside the same program not rewritten.</summary>
internal static class CollectionBenchmark
{
    private const int Runs = 3_000;

    public static void Run()
    {
        const string Method = "Benchmarks.Programs.Collections.OwnLists";
        string path = typeof(CollectionBenchmark).Assembly.Location;
        RewrittenTest test = RewrittenTest.Open(path, Method, [], memory: true);
        var options = new ExplorationOptions { Strategy = "random", Workers = 1, MaxSteps = 1_000_000 };
        double profile = Math.Min(Seconds(test, options, 16), Seconds(test, options, 16));
        double all = Math.Min(Seconds(test, options, 16 + Runs), Seconds(test, options, 16 + Runs));
        double bare = Enumerable.Range(0, 3).Min(_ => Bare());
        double quiet = (all - profile) / Runs / Programs.Collections.Calls * 1e9;
        double pointed = profile / 16 / Programs.Collections.Calls * 1e9;
        Console.WriteLine(
            $"Calls on unshared collections: {bare:F1} ns as they are, {quiet:F1} ns once their sites are quiet ({quiet / bare:F1}x), {pointed:F0} ns while the profile is taken.");
    }

    private static double Seconds(RewrittenTest test, ExplorationOptions options, int schedules)
    {
        ExplorationReport report = Exploration.Run(test, options with { Schedules = schedules });
        return report.ExitCode == 0
            ? report.Elapsed.TotalSeconds
            : throw new InvalidOperationException(report.Uncontrolled ?? report.Defect ?? report.Findings[0].Message);
    }

    private static double Bare()
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Runs; i++)
        {
            Programs.Collections.Alone();
        }

        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / Runs / Programs.Collections.Calls;
    }
}
