namespace Interleave.Trace;

/// <summary>A rewritten assembly of a recorded execution.</summary>
/// <param name="Name">Simple name.</param>
/// <param name="ContentHash">Hex hash of its original bytes and of the rewriter's options: the local site numbers hold only for it.</param>
/// <param name="QuietSites">Local numbers of the sites that were no scheduling points, ascending.</param>
public sealed record ScheduleAssembly(string Name, string ContentHash, IReadOnlyList<int> QuietSites);
