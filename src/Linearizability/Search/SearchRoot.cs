namespace Linearizability.Search;

/// <summary>A place that a search starts from.</summary>
/// <param name="State">The state's number.</param>
/// <param name="Taken">Indices of pending operations that have taken effect before.</param>
internal sealed record SearchRoot(int State, IReadOnlyList<int> Taken);
