using Interleave;
using Interleave.Rewriting.Loading;

namespace Unit.Corpus;

/// <summary>Explores programs of the corpus, all from one copy of the rewritten assembly.</summary>
internal sealed class CorpusRunner
{
    /// <summary>Every strategy there is; depth-first search up to two preemptions, else it would end with the smallest programs only.</summary>
    public static readonly IReadOnlyList<string> Strategies = ["random", "pct", "pos", "surw", "dfs:2", "portfolio"];

    /// <summary>What a correct program is run for, by each strategy.</summary>
    private const int SchedulesOfCorrect = 100;

    /// <summary>What a buggy one is run for at most; nearly all end at their first finding within a few.</summary>
    private const int SchedulesOfBuggy = 1_000;

    /// <summary>What a program is run for whose mark names several kinds, until each of them has shown.</summary>
    private const int SchedulesOfAllKinds = 400;

    /// <summary>No program takes a tenth of it; a hang is called one after that many steps.</summary>
    private const int MaxSteps = 4_000;

    private readonly WorkerCopies _copies;

    public CorpusRunner(string path) => _copies = WorkerCopies.Of(path, memory: true);

    public CorpusTotals Totals { get; } = new();

    /// <summary>Runs a program by one strategy.</summary>
    /// <param name="program">The program.</param>
    /// <param name="strategy">The strategy, as on the command line.</param>
    /// <param name="keepGoing">Whether to go on after the first finding.</param>
    public ExplorationReport Run(CorpusProgram program, string strategy, bool keepGoing = false)
    {
        ExplorationReport report = Exploration.Run(RewrittenTest.Find(_copies, program.Name, []), new ExplorationOptions
        {
            Strategy = strategy,
            Schedules = program.IsCorrect ? SchedulesOfCorrect : keepGoing ? SchedulesOfAllKinds : SchedulesOfBuggy,
            Time = program.Options.Time,
            StarvationBound = program.Options.StarvationBound,
            KeepGoing = keepGoing,
            MaxSteps = MaxSteps,
            Workers = 1,
            Minimize = false,
        });
        Totals.Add(report);
        return report;
    }

    /// <summary>Runs a program by every strategy.</summary>
    /// <returns>What is wrong, one line each; none when all is as its marks say.</returns>
    public IReadOnlyList<string> Judge(CorpusProgram program)
    {
        Totals.Programs++;
        var wrong = new List<string>();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (string strategy in Strategies)
        {
            ExplorationReport report = Run(program, strategy);
            shown.UnionWith(report.Findings.Select(f => f.Kind.ToString()));
            if (Verdict(program, strategy, report) is { } verdict)
            {
                wrong.Add($"{strategy}: {verdict}");
            }
        }

        if (wrong.Count == 0 && !shown.IsSupersetOf(program.Kinds))
        {
            ExplorationReport all = Run(program, "portfolio", keepGoing: true);
            shown.UnionWith(all.Findings.Select(f => f.Kind.ToString()));
            wrong.AddRange(new[] { all.Defect, all.Uncontrolled }.OfType<string>());
            wrong.AddRange(program.Kinds.Where(k => !shown.Contains(k)).Select(k => $"its mark names {k}, which never shows"));
        }

        return wrong;
    }

    private static string? Verdict(CorpusProgram program, string strategy, ExplorationReport report)
    {
        if (report.Defect is not null || report.Uncontrolled is not null)
        {
            return report.Defect is { } defect ? $"engine defect: {defect}" : $"uncontrolled: {report.Uncontrolled}";
        }

        if (report.Findings.Count > 0)
        {
            Finding finding = report.Findings[0];
            return program.Kinds.Contains(finding.Kind.ToString(), StringComparer.Ordinal)
                ? null
                : $"{(program.IsCorrect ? "false alarm" : "wrong kind")}: {finding.Kind}: {finding.Message} {string.Join(" | ", finding.Details)}";
        }

        return program.IsCorrect || program.MayMiss.Contains(strategy, StringComparer.Ordinal)
            ? null
            : $"missed in {report.Schedules} schedules ({report.DistinctSchedules} distinct){(report.Exhaustive ? ", all there are " + report.Bound : "")}";
    }
}
