using Interleave;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Suite;

/// <summary>What looking for one planted bug from one seed gave.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Report">What was done.</param>
/// <param name="Found">What was found, with its file; null for nothing.</param>
internal sealed record SuiteRun(ulong Seed, ExplorationReport Report, SavedFinding? Found)
{
    /// <summary>Whether the finding is of a kind by which the planted bug shows.</summary>
    internal bool IsExpected { get; init; }

    /// <summary>Whether its file, loaded into fresh copies, showed it again.</summary>
    internal bool IsReplayed { get; init; }

    /// <summary>Why this does not count as found and replayed; null when it does.</summary>
    internal string? Problem { get; init; }

    /// <summary>Whether the user stopped it before it came to anything.</summary>
    internal bool IsCutShort => Report.Interrupted && Found is null;

    /// <summary>Schedules to the first that showed the bug, that one included; all that were run where none did.</summary>
    internal long Schedules => Found is { Finding.Schedule.Index: var index } ? index + 1 : Report.Schedules;
}
