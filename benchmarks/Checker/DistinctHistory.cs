using Linearizability;

namespace Benchmarks.Checker;

/// <summary>A history with its known verdict.</summary>
internal sealed record DistinctHistory<TInput, TOutput>(History<TInput, TOutput> History, bool IsLinearizable);
