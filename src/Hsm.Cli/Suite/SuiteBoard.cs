using Hsm.Cli.Exploring;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Suite;

/// <summary>What a run shows while it goes: the growing table in a terminal, a line a planted bug elsewhere.</summary>
internal sealed class SuiteBoard : IDisposable
{
    private readonly TextWriter _words;
    private readonly int _mutants;
    private readonly SuiteTable _table = new();
    private readonly LiveTable? _live;
    private int _begun;

    internal SuiteBoard(Terminal terminal, TextWriter words, SuitePlan plan)
    {
        _words = words;
        _mutants = plan.Mutants.Count;
        _live = terminal.IsLive ? new LiveTable(terminal, _table.Table) : null;
    }

    internal void Begin(SuiteRow row)
    {
        _begun++;
        _live?.Change(() => _table.Add(row));
    }

    internal void Show(SuiteRow row) => _live?.Change(() => _table.ReplaceLast(row));

    internal void End(SuiteRow row)
    {
        if (_live is null)
        {
            string figures = row.Median is { } median ? $"median {median:N0}, worst {row.Worst:N0}, {string.Join(", ", row.Kinds)}, " : "";
            _words.WriteLine($"[{_begun}/{_mutants}] {row.Mutant.Id}: found {row.Count(run => run.Found is not null)}, {figures}replayed {row.Count(run => run.IsReplayed)}");
            _words.Flush();
        }
    }

    public void Dispose() => _live?.Dispose();
}
