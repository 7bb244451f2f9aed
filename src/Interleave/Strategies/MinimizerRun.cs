using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>One run that the minimiser asked for.</summary>
/// <param name="SameFinding">Whether it showed the finding that is being minimised (same kind and place).</param>
/// <param name="Decisions">The decisions it took.</param>
internal readonly record struct MinimizerRun(bool SameFinding, Decision[] Decisions);
