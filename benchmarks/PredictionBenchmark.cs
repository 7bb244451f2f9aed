using Hsm.Exploration;
using Interleave;
using Interleave.Rewriting.Loading;

namespace Benchmarks;

/// <summary>What prediction costs: explorations with it beside the same ones without it, in turn, as ratios.</summary>
internal static class PredictionBenchmark
{
    private const int Rounds = 5;

    public static void Run()
    {
        WorkerCopies programs = WorkerCopies.Of(typeof(PredictionBenchmark).Assembly.Location, memory: true);
        WorkerCopies hsm = WorkerCopies.Of(typeof(ExplorationEntry).Assembly.Location, memory: true, ["Hsm", "Hsm.Abstractions", "Hsm.Models"]);
        Rows table = new Rows().Title($"Prediction (median of {Rounds} pairs of runs, one worker)").AddColumns(
            "program", "schedules", "schedules/s without", "with", "CPU time with / without", "witnesses", "unconfirmed");
        foreach ((string name, RewrittenTest test, long schedules) in new[]
        {
            ("LockedIncrements.WithThreads", RewrittenTest.Find(programs, "Benchmarks.Programs.LockedIncrements.WithThreads", []), 1_000L),
            ("LockedIncrements.WithThreads", RewrittenTest.Find(programs, "Benchmarks.Programs.LockedIncrements.WithThreads", []), 20_000L),
            ("LockedIncrements.WithTasks", RewrittenTest.Find(programs, "Benchmarks.Programs.LockedIncrements.WithTasks", []), 1_000L),
            ("hsm explore", Hsm(hsm), 200L),
            ("hsm explore", Hsm(hsm), 2_000L),
        })
        {
            Measure(table, name, test, schedules);
        }
    }

    private static RewrittenTest Hsm(WorkerCopies copies) =>
        RewrittenTest.Find(copies, "Hsm.Exploration.ExplorationEntry.Run", [Configurations.All.First(c => c.Name.Contains("thread-per-session", StringComparison.Ordinal)).Name, "mixed-use", ""]);

    private static void Measure(Rows table, string name, RewrittenTest test, long schedules)
    {
        var options = new ExplorationOptions { Schedules = schedules, Strategy = "random", Workers = 1 };
        Exploration.Run(test, options with { Schedules = 100 });
        var ratios = new List<double>();
        (ExplorationReport? without, ExplorationReport? with) = (null, null);
        for (int i = 0; i < Rounds; i++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            without = Exploration.Run(test, options with { Predict = false });
            TimeSpan middle = Environment.CpuUsage.TotalTime;
            with = Exploration.Run(test, options);
            ratios.Add((Environment.CpuUsage.TotalTime - middle) / (middle - start));
            if (with.ExitCode != 0)
            {
                throw new InvalidOperationException($"{name}: {with.Uncontrolled ?? with.Defect ?? with.Findings[0].Message}");
            }
        }

        table.AddRow(
            name,
            $"{schedules:N0}",
            $"{without!.Schedules / without.Elapsed.TotalSeconds:N0}",
            $"{with!.Schedules / with.Elapsed.TotalSeconds:N0}",
            $"{ratios.Order().ElementAt(Rounds / 2):F3}",
            $"{with.Witnesses:N0}",
            $"{with.Unconfirmed.Count}");
    }
}
