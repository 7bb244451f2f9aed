using Interleave;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Exploring;

/// <summary>
/// What a run shows while it goes: the growing table in a terminal, a line a row elsewhere. Cases of a row may report
/// and end on several threads at once.
/// </summary>
internal sealed class ExploreBoard : IDisposable
{
    private readonly TextWriter _words;
    private readonly ExplorePlan _plan;
    private readonly ExploreTable _table;
    private readonly LiveTable? _live;
    private readonly Lock _gate = new();
    private readonly List<CaseResult> _done = [];
    private readonly Dictionary<int, ExplorationProgress> _running = [];
    private ExploreRow? _row;
    private int _begun;

    internal ExploreBoard(Terminal terminal, TextWriter words, ExplorePlan plan)
    {
        _words = words;
        _plan = plan;
        _table = new ExploreTable(plan.Rows.Any(r => r.Mutant.Length > 0));
        _live = terminal.IsLive ? new LiveTable(terminal, _table.Table) : null;
    }

    private int LaneCount => _plan.LanesOf(_row!);

    internal void Begin(ExploreRow row)
    {
        _begun++;
        _row = row;
        _done.Clear();
        _live?.Change(() => _table.Add(row, SoFar()));
    }

    /// <summary>Takes the figures of the case that runs in a lane of the row.</summary>
    internal IProgress<ExplorationProgress> Lane(int lane) => new LaneProgress(this, lane);

    /// <summary>The case in a lane has ended.</summary>
    internal void Done(int lane, CaseResult result)
    {
        lock (_gate)
        {
            _running.Remove(lane);
            _done.Add(result);
            Show(SoFar());
        }
    }

    internal void End()
    {
        if (_done.Count == 0)
        {
            return;
        }

        RowFigures figures = RowFigures.Of(_done, LaneCount);
        Show(figures);
        if (_live is null)
        {
            string mutant = _row!.Mutant.Length == 0 ? "" : _row.Mutant + " in ";
            _words.WriteLine($"[{_begun}/{_plan.Rows.Count}] {mutant}{_row.Configuration}: {figures.Schedules:N0} schedules, {Rate.Of(figures.Schedules, figures.Elapsed):N0}/s, findings: {figures.Findings}");
        }
    }

    public void Dispose() => _live?.Dispose();

    private RowFigures SoFar() => RowFigures.SoFar(_done, _running.Values, LaneCount);

    private void Show(RowFigures figures) => _live?.Change(() => _table.ReplaceLast(_row!, figures));

    private sealed class LaneProgress(ExploreBoard board, int lane) : IProgress<ExplorationProgress>
    {
        public void Report(ExplorationProgress value)
        {
            lock (board._gate)
            {
                board._running[lane] = value;
                board.Show(board.SoFar());
            }
        }
    }
}
