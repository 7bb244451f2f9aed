namespace Interleave.Runtime;

/// <summary>How a replayed execution went.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Finding">The finding asked for, when it was traced.</param>
/// <param name="Findings">All its findings, when it was traced.</param>
/// <param name="Drafts">What was found, traced or not.</param>
/// <param name="Divergence">Where it left the record; null when it did not.</param>
/// <param name="Message">What was uncontrolled, or the defect.</param>
/// <param name="Decisions">The decisions it took.</param>
/// <param name="Steps">Scheduling points.</param>
/// <param name="Switches">Hand-overs.</param>
internal sealed record ReplayResult(
    ExecutionOutcome Outcome,
    Finding? Finding,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<FindingDraft> Drafts,
    string? Divergence,
    string? Message,
    IReadOnlyList<Decision> Decisions,
    int Steps,
    int Switches);
