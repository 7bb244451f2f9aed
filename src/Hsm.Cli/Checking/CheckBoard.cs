using Hsm.Cli.Exploring;
using Hsm.Oracle.Reports;
using Hsm.Oracle.Scenarios;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Checking;

/// <summary>What a run shows while it goes: the growing table in a terminal, a line a scenario elsewhere.</summary>
internal sealed class CheckBoard : IOracleProgress, IDisposable
{
    private static readonly TimeSpan s_betweenRedraws = TimeSpan.FromMilliseconds(200);

    private readonly TextWriter _words;
    private readonly CheckTable _table = new();
    private readonly LiveTable? _live;
    private long _drawn;

    internal CheckBoard(Terminal terminal, TextWriter words)
    {
        _words = words;
        _live = terminal.IsLive ? new LiveTable(terminal, _table.Table) : null;
    }

    public void Began(IOracleScenario scenario) =>
        _live?.Change(() => _table.Add(new ScenarioSummary { Name = scenario.Name, Promise = scenario.Promise }, "…"));

    public void Judged(ScenarioSummary soFar)
    {
        // Rounds may be short, and a table redrawn for each would be all that is seen.
        if (_live is not null && TimeProvider.System.GetElapsedTime(_drawn) > s_betweenRedraws)
        {
            _drawn = TimeProvider.System.GetTimestamp();
            _live.Change(() => _table.ReplaceLast(soFar, soFar.Violations.Count == 0 ? "…" : ViolationText.Word(soFar.Verdict) + " …"));
        }
    }

    public void Found(IOracleScenario scenario, FoundViolation violation)
    {
        if (_live is null)
        {
            _words.WriteLine($"[{scenario.Name}] {ViolationText.Word(violation.Verdict)}: evidence in {violation.Folder}");
        }
    }

    public void Ended(ScenarioSummary summary)
    {
        _live?.Change(() => _table.ReplaceLast(summary, CheckTable.Verdict(summary)));
        if (_live is null)
        {
            _words.WriteLine($"[{summary.Name}] {summary.Rounds:N0} rounds, {summary.Calls:N0} calls, {summary.CallsPerSecond:N0}/s, {summary.OverlappingPairs:N0} overlapping pairs: {CheckTable.Verdict(summary)}");
        }
    }

    public void Dispose() => _live?.Dispose();
}
