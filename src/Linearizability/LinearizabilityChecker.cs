namespace Linearizability;

/// <summary>Checks single histories.</summary>
public static class LinearizabilityChecker
{
    /// <summary>Decides whether <paramref name="history"/> is linearizable with respect to <paramref name="model"/>.</summary>
    /// <typeparam name="TState">The model's state.</typeparam>
    /// <typeparam name="TInput">What callers asked for.</typeparam>
    /// <typeparam name="TOutput">What came back.</typeparam>
    /// <param name="history">The history.</param>
    /// <param name="model">The sequential specification.</param>
    /// <param name="options">Bounds and extras; null for the defaults.</param>
    /// <returns>The verdict with its evidence.</returns>
    public static CheckResult<TInput, TOutput> Check<TState, TInput, TOutput>(
        History<TInput, TOutput> history, Model<TState, TInput, TOutput> model, CheckOptions? options = null) =>
        new Checker<TState, TInput, TOutput>(model).Check(history, options);
}
