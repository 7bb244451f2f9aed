using Interleave;
using Interleave.Rewriting;
using Interleave.Rewriting.Loading;

namespace Benchmarks;

/// <summary>What the memory models cost: one racy program and one with a lock, under each of them in the same round.</summary>
internal static class MemoryModelBenchmark
{
    private const int Rounds = 5;
    private const int Schedules = 5_000;

    public static void Run()
    {
        Rows table = new Rows().Title("Memory models (best of 5 rounds, 1 worker, memory points on)").AddColumns(
            "program", "sc schedules/s", "tso schedules/s", "dotnet schedules/s", "sc / tso", "sc / dotnet");
        foreach (string program in new[] { "RacyIncrements.WithThreads", "LockedIncrements.WithThreads" })
        {
            double[] best = new double[3];
            for (int round = 0; round < Rounds; round++)
            {
                foreach (MemoryModel model in Enum.GetValues<MemoryModel>())
                {
                    best[(int)model] = Math.Max(best[(int)model], SchedulesPerSecond(program, model));
                }
            }

            table.AddRow(program, $"{best[0]:N0}", $"{best[1]:N0}", $"{best[2]:N0}", $"{best[0] / best[1]:F2}", $"{best[0] / best[2]:F2}");
        }
    }

    private static double SchedulesPerSecond(string program, MemoryModel model)
    {
        RewrittenTest test = RewrittenTest.Open(
            typeof(MemoryModelBenchmark).Assembly.Location,
            "Benchmarks.Programs." + program,
            [],
            RewriterOptions.For(memory: true, model));
        var options = new ExplorationOptions { Schedules = Schedules, Strategy = "random", MemoryModel = model, Races = false, Workers = 1 };
        Exploration.Run(test, options with { Schedules = Schedules / 10 });
        ExplorationReport report = Exploration.Run(test, options);
        return report.ExitCode == 0
            ? report.Schedules / report.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"{program} under {model}: {report.Uncontrolled ?? report.Defect ?? report.Findings[0].Message}");
    }
}
