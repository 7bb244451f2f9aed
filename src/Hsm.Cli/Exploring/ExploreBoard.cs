using Interleave;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Exploring;

/// <summary>
/// What a run shows while it goes: the growing table in a terminal, a line a row elsewhere. Cases of a row may report
/// and end on several threads at once.
/// </summary>
internal sealed class ExploreBoard : IProgress<ExplorationProgress>, IDisposable
{
    private readonly TextWriter _words;
    private readonly int _rows;
    private readonly ExploreTable _table;
    private readonly LiveTable? _live;
    private readonly Lock _gate = new();
    private readonly List<CaseResult> _done = [];
    private ExploreRow? _row;
    private int _begun;

    internal ExploreBoard(Terminal terminal, TextWriter words, ExplorePlan plan)
    {
        _words = words;
        _rows = plan.Rows.Count;
        _table = new ExploreTable(plan.Rows.Any(r => r.Mutant.Length > 0));
        _live = terminal.IsLive ? new LiveTable(terminal, _table.Table) : null;
    }

    internal void Begin(ExploreRow row)
    {
        _begun++;
        _row = row;
        _done.Clear();
        _live?.Change(() => _table.Add(row, RowFigures.Of(_done) with { Findings = "…" }));
    }

    /// <summary>A running case's figures.</summary>
    public void Report(ExplorationProgress value)
    {
        lock (_gate)
        {
            Show((RowFigures.Of(_done) with { Findings = "…" }).Plus(value));
        }
    }

    internal void Done(CaseResult result)
    {
        lock (_gate)
        {
            _done.Add(result);
            Show(RowFigures.Of(_done));
        }
    }

    internal void End()
    {
        if (_live is null && _done.Count > 0)
        {
            RowFigures figures = RowFigures.Of(_done);
            string mutant = _row!.Mutant.Length == 0 ? "" : _row.Mutant + " in ";
            _words.WriteLine($"[{_begun}/{_rows}] {mutant}{_row.Configuration}: {figures.Schedules:N0} schedules, {Rate.Of(figures.Schedules, figures.Elapsed):N0}/s, findings: {figures.Findings}");
        }
    }

    public void Dispose() => _live?.Dispose();

    private void Show(RowFigures figures) => _live?.Change(() => _table.ReplaceLast(_row!, figures));
}
