namespace Interleave.Cli.Hosting;

/// <summary>A finding with the file that replays it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="File">Full path of its schedule file; null when it could not be written.</param>
internal sealed record SavedFinding(Finding Finding, string? File)
{
    /// <summary>Full path of the schedule file with the other order of a race; null without one.</summary>
    internal string? OtherOrderFile { get; init; }
}
