namespace Linearizability.Models;

/// <summary>A request to a counter: add <paramref name="Delta"/> and answer the value after it.</summary>
/// <param name="Delta">What to add; 0 reads.</param>
public readonly record struct CounterInput(long Delta)
{
    /// <summary>A read.</summary>
    public static CounterInput Read => new(0);

    /// <summary>An increment by one.</summary>
    public static CounterInput Increment => new(1);

    /// <summary>The request as a call.</summary>
    /// <returns>"read()" or "add(1)".</returns>
    public override string ToString() => Delta == 0 ? "read()" : $"add({Delta})";
}
