using Interleave;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Exploring;

/// <summary>What exploring one case gave.</summary>
/// <param name="Row">The row it belongs to.</param>
/// <param name="Case">The case.</param>
/// <param name="Options">How it was explored.</param>
/// <param name="Report">What was done and found.</param>
/// <param name="Findings">The findings with their files.</param>
internal sealed record CaseResult(
    ExploreRow Row,
    ExploreCase Case,
    ExplorationOptions Options,
    ExplorationReport Report,
    IReadOnlyList<SavedFinding> Findings);
