namespace Interleave.Rendering;

/// <summary>How a finding is shown.</summary>
public sealed record RenderOptions
{
    /// <summary>Columns of the terminal; at least 60 are used.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Events of the interleaving shown at most, context switches included.</summary>
    public int MaxEvents { get; init; } = 40;

    /// <summary>The exact command that replays the schedule; empty for none.</summary>
    public string ReplayCommand { get; init; } = "";

    /// <summary>Reads a source file's lines, null when there is no such file; by default from disk.</summary>
    public Func<string, IReadOnlyList<string>?> ReadSource { get; init; } = SourceText.FromDisk;
}
