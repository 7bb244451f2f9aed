namespace Hsm.Oracle.Histories;

/// <summary>An order that explains as much as any, and where it stops.</summary>
/// <param name="Order">Indices of the calls it explains, in order of their effects.</param>
/// <param name="Refused">The calls that could come next in time.</param>
public sealed record EvidencePrefix(IReadOnlyList<int> Order, IReadOnlyList<RefusedCall> Refused);
