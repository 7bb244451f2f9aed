namespace Linearizability.Search;

/// <summary>One question to a search.</summary>
/// <param name="History">The history.</param>
/// <param name="Part">Indices of the operations in question, ascending.</param>
/// <param name="IsPending">Whether the operation with an index counts as pending.</param>
/// <param name="Steps">The model's answers so far.</param>
internal sealed record SearchProblem<TState, TInput, TOutput>(
    History<TInput, TOutput> History,
    IReadOnlyList<int> Part,
    Func<int, bool> IsPending,
    StepCache<TState, TInput, TOutput> Steps)
{
    /// <summary>Where the operations may start from; an order from any of them is one.</summary>
    public IReadOnlyList<SearchRoot> Roots { get; init; } = [new SearchRoot(Steps.InitialState, [])];
}
