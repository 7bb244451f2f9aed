using Interleave;
using Interleave.Rewriting.Loading;

namespace Benchmarks;

/// <summary>Schedules, decisions, switches per second, bytes per schedule; each beside the raw futex ping-pong of the same round.</summary>
internal static class EngineBenchmark
{
    private const int Rounds = 5;

    public static void Run()
    {
        Rows table = new Rows().Title("Engine (best of 5 rounds; each round measures its own raw futex peer)").AddColumns(
            "program", "workers", "schedules/s", "decisions/s", "switches/s", "µs/switch", "raw futex µs", "ratio", "bytes/schedule");
        foreach ((string program, int workers, long schedules) in new[]
        {
            ("LockedIncrements.WithThreads", 1, 20_000L),
            ("LockedIncrements.WithThreads", Environment.ProcessorCount, 40_000L),
            ("LockedIncrements.WithTasks", 1, 20_000L),
            ("PingPong.TwoThreads", 1, 100L),
        })
        {
            Row best = Enumerable.Range(0, Rounds).Select(_ => Measure(program, workers, schedules)).MaxBy(r => r.SchedulesPerSecond)!;
            table.AddRow(
                program,
                $"{workers}",
                $"{best.SchedulesPerSecond:N0}",
                $"{best.DecisionsPerSecond:N0}",
                $"{best.SwitchesPerSecond:N0}",
                $"{best.MicrosecondsPerSwitch:F2}",
                $"{best.RawMicroseconds:F2}",
                $"{best.MicrosecondsPerSwitch / best.RawMicroseconds:F2}",
                $"{best.BytesPerSchedule:N0}");
        }

        Row statics = Enumerable.Range(0, Rounds).Select(_ => Measure("Statics.InStatics", 1, 20_000)).MaxBy(r => r.SchedulesPerSecond)!;
        Row locals = Enumerable.Range(0, Rounds).Select(_ => Measure("Statics.InLocals", 1, 20_000)).MaxBy(r => r.SchedulesPerSecond)!;
        double cost = (1e6 / statics.SchedulesPerSecond) - (1e6 / locals.SchedulesPerSecond);
        Console.WriteLine($"Restoring statics: {1e6 / statics.SchedulesPerSecond:F2} µs a schedule with state in statics, {1e6 / locals.SchedulesPerSecond:F2} µs with it in locals: {cost:F2} µs.");
    }

    private static Row Measure(string program, int workers, long schedules)
    {
        double raw = RawFutex.MicrosecondsPerSwitch(100_000);
        RewrittenTest test = RewrittenTest.Open(typeof(EngineBenchmark).Assembly.Location, "Benchmarks.Programs." + program, [], memory: false);
        var options = new ExplorationOptions { Schedules = schedules, Strategy = "random", Memory = false, Workers = workers };
        Exploration.Run(test, options with { Schedules = Math.Max(16, schedules / 10) });
        long before = GC.GetTotalAllocatedBytes(precise: true);
        ExplorationReport report = Exploration.Run(test, options);
        long bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        if (report.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {report.Uncontrolled ?? report.Defect ?? report.Findings[0].Message}");
        }

        double seconds = report.Elapsed.TotalSeconds;
        return new Row(
            report.Schedules / seconds,
            report.Decisions / seconds,
            report.Switches / seconds,
            workers * seconds * 1e6 / Math.Max(1, report.Switches),
            raw,
            (double)bytes / report.Schedules);
    }

    private sealed record Row(
        double SchedulesPerSecond,
        double DecisionsPerSecond,
        double SwitchesPerSecond,
        double MicrosecondsPerSwitch,
        double RawMicroseconds,
        double BytesPerSchedule);
}
