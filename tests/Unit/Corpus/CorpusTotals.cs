using Interleave;

namespace Unit.Corpus;

/// <summary>What running the corpus took and gave.</summary>
internal sealed class CorpusTotals
{
    private long _explorations;
    private long _schedules;
    private long _steps;
    private long _findings;
    private long _exhausted;
    private TimeSpan _elapsed;

    public int Programs { get; set; }

    public void Add(ExplorationReport report)
    {
        _explorations++;
        _schedules += report.Schedules;
        _steps += report.Steps;
        _findings += report.Findings.Count;
        _exhausted += report.Exhaustive ? 1 : 0;
        _elapsed += report.Elapsed;
    }

    public override string ToString() =>
        $"{Programs} programs, {_explorations} explorations ({_exhausted} exhaustive), {_schedules} schedules, {_steps} steps, {_findings} findings, {_elapsed.TotalSeconds:F1} s of exploring";
}
