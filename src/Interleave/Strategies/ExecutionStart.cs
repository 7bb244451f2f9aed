namespace Interleave.Strategies;

/// <summary>What a strategy may depend on when an execution begins.</summary>
/// <param name="Seed">The exploration's seed.</param>
/// <param name="Index">The execution's index, from 0.</param>
/// <param name="Profile">Measured on a fixed prefix of executions; <see cref="ExplorationProfile.Empty"/> within that prefix.</param>
public readonly record struct ExecutionStart(ulong Seed, long Index, ExplorationProfile Profile);
