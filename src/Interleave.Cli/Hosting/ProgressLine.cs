namespace Interleave.Cli.Hosting;

/// <summary>The line that is redrawn while an exploration runs; nothing when nobody watches.</summary>
/// <param name="terminal">Where.</param>
/// <param name="interruption">Told in the line once the user asked to stop.</param>
internal sealed class ProgressLine(Terminal terminal, CancellationToken interruption) : IProgress<ExplorationProgress>
{
    public void Report(ExplorationProgress value)
    {
        if (terminal.IsLive)
        {
            terminal.Draw(interruption.IsCancellationRequested ? "stopping…" : Text(value));
        }
    }

    internal static string Text(ExplorationProgress value)
    {
        string target = value.Target == long.MaxValue ? "" : $" of {value.Target:N0}";
        string found = value.Findings == 0 ? "no finding yet" : $"{value.Findings} finding{(value.Findings == 1 ? "" : "s")}";
        return $"{value.Schedules:N0}{target} schedules, {Rate.Of(value.Schedules, value.Elapsed):N0}/s, {value.Steps:N0} points, {value.Elapsed.TotalSeconds:0.0} s, {found}";
    }
}
