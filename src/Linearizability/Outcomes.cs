namespace Linearizability;

/// <summary>Makes outcomes.</summary>
public static class Outcomes
{
    /// <summary>The outcome of an operation that returned <paramref name="value"/>.</summary>
    /// <typeparam name="TOutput">The type of the value.</typeparam>
    /// <param name="value">The value returned.</param>
    /// <returns>An outcome whose <see cref="Outcome{TOutput}.HasReturned"/> is true.</returns>
    public static Outcome<TOutput> Returned<TOutput>(TOutput value) => new(value);

    /// <summary>The outcome of an operation that has not returned.</summary>
    /// <typeparam name="TOutput">The type of the value that never came.</typeparam>
    /// <returns>The default outcome.</returns>
    public static Outcome<TOutput> Pending<TOutput>() => default;
}
