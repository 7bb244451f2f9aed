using Spectre.Console;

namespace Interleave.Cli.Hosting;

/// <summary>
/// Where a command writes. The writers are the process's own, taken before an exploration diverts the console, so
/// that what the program under test prints and what we print never mix.
/// </summary>
/// <param name="output">Results.</param>
/// <param name="error">Progress and errors.</param>
/// <param name="isLive">Whether <paramref name="error"/> is a terminal that can redraw a line.</param>
/// <param name="isProcess">Whether both are the process's own streams, which a child process may write to itself.</param>
internal sealed class Terminal(TextWriter output, TextWriter error, bool isLive = false, bool isProcess = false)
{
    /// <summary>Columns a redrawn line may use; redrawing a wrapped line would leave its rest behind.</summary>
    private const int LiveColumns = 79;

    private int _drawn;

    internal TextWriter Output => output;

    internal TextWriter Error => error;

    internal bool IsLive => isLive;

    internal bool IsProcess => isProcess;

    internal static Terminal OfProcess() => new(
        Console.Out,
        Console.Error,
        !Console.IsErrorRedirected && !string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal),
        isProcess: true);

    /// <summary>A console for Spectre's tables; wide and plain where nobody watches, so that a log holds whole lines.</summary>
    internal static IAnsiConsole Tables(TextWriter writer, bool live)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = live ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = live ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = live ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!live)
        {
            console.Profile.Width = 160;
        }

        return console;
    }

    /// <summary>A console for a table of results, plain unless somebody watches them.</summary>
    internal IAnsiConsole ResultTables(TextWriter writer) => Tables(writer, isLive && isProcess && !Console.IsOutputRedirected);

    /// <summary>Redraws the progress line.</summary>
    internal void Draw(string line)
    {
        string shown = line.Length > LiveColumns ? line[..LiveColumns] : line;
        Error.Write('\r' + shown.PadRight(_drawn));
        Error.Flush();
        _drawn = shown.Length;
    }

    /// <summary>Removes the progress line, so that what follows starts on an empty one.</summary>
    internal void Clear()
    {
        if (_drawn > 0)
        {
            Error.Write('\r' + new string(' ', _drawn) + '\r');
            Error.Flush();
            _drawn = 0;
        }
    }
}
