using Interleave.Cli.Hosting;
using Spectre.Console;

namespace Hsm.Cli.Exploring;

/// <summary>
/// A live display that stays open while other code runs: Spectre's wants to own the call stack, so it gets a thread.
/// </summary>
internal sealed class LiveTable : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;
    private LiveDisplayContext? _context;

    internal LiveTable(Terminal terminal, Table table)
    {
        IAnsiConsole console = Terminal.Tables(terminal.Error, live: true);
        using var begun = new ManualResetEventSlim();
        _thread = new Thread(() => console.Live(table).AutoClear(true).Overflow(VerticalOverflow.Ellipsis).Cropping(VerticalOverflowCropping.Top).Start(context =>
        {
            _context = context;
            begun.Set();
            _ended.Wait();
        }))
        { IsBackground = true, Name = "hsm.table" };
        _thread.Start();
        begun.Wait();
    }

    /// <summary>Changes the table and redraws it; a redraw never sees half a change.</summary>
    internal void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _context!.Refresh();
        }
    }

    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _ended.Dispose();
    }
}
