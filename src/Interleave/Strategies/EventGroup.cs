namespace Interleave.Strategies;

/// <summary>Accesses that belong together (all accesses to one field, all uses of one lock), as the profile saw them.</summary>
/// <param name="Sites">Their sites.</param>
/// <param name="PointsByThread">Mean number of them done by thread i (by id) in an execution.</param>
public sealed record EventGroup(IReadOnlySet<int> Sites, IReadOnlyList<double> PointsByThread);
