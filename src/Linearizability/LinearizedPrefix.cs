namespace Linearizability;

/// <summary>An order that explains some operations and can be carried no further.</summary>
/// <param name="Order">Indices of the operations explained, in order of their effects.</param>
/// <param name="Refused">
/// Indices of the completed operations that could have come next in real time, each refused by the model in the state
/// reached.
/// </param>
public sealed record LinearizedPrefix(IReadOnlyList<int> Order, IReadOnlyList<int> Refused);
