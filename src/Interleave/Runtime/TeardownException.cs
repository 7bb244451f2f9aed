namespace Interleave.Runtime;

/// <summary>
/// Unwinds a logical thread whose execution has ended. Private to the tester: rewritten catch blocks and filters let
/// it pass, and nothing that happens while it unwinds can become a finding.
/// </summary>
internal sealed class TeardownException : Exception
{
    // One instance: throwing is frequent and the stack of it is of no interest.
    internal static readonly TeardownException Instance = new();

    private TeardownException()
        : base("Interleave ends this execution. If you see this, unrewritten code caught it: let it pass.")
    {
    }
}
