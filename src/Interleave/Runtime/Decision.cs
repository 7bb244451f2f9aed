namespace Interleave.Runtime;

/// <summary>One choice of the strategy, with what it is checked against on replay.</summary>
/// <param name="Chosen">Id of the logical thread chosen, or the value for <see cref="AccessKind.Choice"/>.</param>
/// <param name="Enabled">Bit i: thread i was enabled (ids modulo 64); the bound for a choice.</param>
/// <param name="Kind">The chosen thread's pending access.</param>
/// <param name="Resource">Ordinal of its resource, -1 without one.</param>
/// <param name="Site">Its site.</param>
public readonly record struct Decision(int Chosen, ulong Enabled, AccessKind Kind, int Resource, int Site);
