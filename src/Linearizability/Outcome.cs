namespace Linearizability;

/// <summary>What is known of an operation's end: the value it returned, or that it never returned.</summary>
/// <typeparam name="TOutput">The type of a returned value.</typeparam>
/// <remarks>
/// The default value is pending; <see cref="Outcomes"/> makes the others. A pending operation may have taken effect at any time after its
/// call, or not at all (Herlihy and Wing 1990, section 2.2, "completions").
/// </remarks>
public readonly record struct Outcome<TOutput>
{
    private readonly TOutput _value;

    internal Outcome(TOutput value)
    {
        _value = value;
        HasReturned = true;
    }

    /// <summary>Whether the operation returned; false for a pending one.</summary>
    public bool HasReturned { get; }

    /// <summary>The value returned.</summary>
    /// <exception cref="InvalidOperationException">The operation is pending. Ask <see cref="HasReturned"/> first.</exception>
    public TOutput Value => HasReturned
        ? _value
        : throw new InvalidOperationException("A pending operation has no value: ask HasReturned first.");

    /// <summary>The value, or "pending".</summary>
    /// <returns>A short text for one line.</returns>
    public override string ToString() => HasReturned ? _value?.ToString() ?? "null" : "pending";
}
