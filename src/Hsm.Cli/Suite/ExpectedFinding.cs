using Hsm.Exploration;
using Interleave;

namespace Hsm.Cli.Suite;

/// <summary>Whether a finding is of the kind by which a planted bug shows.</summary>
internal static class ExpectedFinding
{
    internal static bool Is(MutantFinding expected, Finding found)
    {
        bool waits = found.Kind is FindingKind.Deadlock or FindingKind.LostWakeup or FindingKind.Hang or FindingKind.Livelock;
        return (expected.HasFlag(MutantFinding.History) && Threw(found, nameof(HistoryViolationException)))
            || (expected.HasFlag(MutantFinding.Invariant) && Threw(found, nameof(HsmInvariantException)))
            || (expected.HasFlag(MutantFinding.Deadlock) && waits)
            || (expected.HasFlag(MutantFinding.DataRace) && found.Kind == FindingKind.DataRace);
    }

    /// <summary>The kind in the words of the table of planted bugs, where it has one.</summary>
    internal static string KindOf(Finding found) =>
        Threw(found, nameof(HistoryViolationException)) ? nameof(MutantFinding.History)
        : Threw(found, nameof(HsmInvariantException)) ? nameof(MutantFinding.Invariant)
        : found.Kind.ToString();

    private static bool Threw(Finding found, string exception) =>
        found.Kind == FindingKind.UnhandledException && found.Message.Contains(exception, StringComparison.Ordinal);
}
