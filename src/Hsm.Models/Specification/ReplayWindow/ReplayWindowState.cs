using Linearizability.Models;

namespace Hsm.Models.Specification;

/// <summary>The state of a replay window.</summary>
/// <param name="Next">One more than the greatest counter received.</param>
/// <param name="Received">Counters received that are still in the window, in order.</param>
public sealed record ReplayWindowState(ulong Next, ValueList Received);
