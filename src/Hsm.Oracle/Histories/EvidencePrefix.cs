namespace Hsm.Oracle.Histories;

/// <summary>An order that explains as much as any, and where it stops.</summary>
/// <param name="Order">Indices of the calls it explains, in order of their effects.</param>
/// <param name="Refused">Indices of the calls that could come next in time, each refused by the specification in the state reached.</param>
/// <param name="State">The state reached, as a short text; empty where the model has none.</param>
public sealed record EvidencePrefix(IReadOnlyList<int> Order, IReadOnlyList<int> Refused, string State);
