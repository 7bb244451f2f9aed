using System.Text;

namespace Interleave.Runtime;

/// <summary>
/// While any exploration runs, what logical threads write to the console is dropped, or kept for the run that
/// explains a finding. Other threads write through.
/// </summary>
internal sealed class ConsoleCapture : TextWriter
{
    private static readonly Lock s_gate = new();
    private static int s_users;
    private static TextWriter? s_out;
    private static TextWriter? s_error;

    private readonly TextWriter _through;

    private ConsoleCapture(TextWriter through)
    {
        _through = through;
    }

    public override Encoding Encoding => _through.Encoding;

    /// <summary>Begins diverting; balanced by <see cref="Release"/>.</summary>
    internal static void Acquire()
    {
        lock (s_gate)
        {
            if (s_users++ == 0)
            {
                (s_out, s_error) = (Console.Out, Console.Error);
                Console.SetOut(new ConsoleCapture(s_out));
                Console.SetError(new ConsoleCapture(s_error));
            }
        }
    }

    internal static void Release()
    {
        lock (s_gate)
        {
            if (--s_users == 0)
            {
                Console.SetOut(s_out!);
                Console.SetError(s_error!);
            }
        }
    }

    public override void Write(char value)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.Output?.Append(value);
        }
        else
        {
            _through.Write(value);
        }
    }

    public override void Write(string? value)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.Output?.Append(value);
        }
        else
        {
            _through.Write(value);
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void WriteLine(string? value) => Write(value + Environment.NewLine);
}
