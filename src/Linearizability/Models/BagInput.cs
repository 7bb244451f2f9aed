namespace Linearizability.Models;

/// <summary>A request to a queue or a stack.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Value">The value to add; 0 for a removal.</param>
public readonly record struct BagInput(BagOperation Kind, long Value = 0)
{
    /// <summary>A removal.</summary>
    public static BagInput Remove => new(BagOperation.Remove);

    /// <summary>An addition.</summary>
    /// <param name="value">The value to add.</param>
    /// <returns>The request.</returns>
    public static BagInput Add(long value) => new(BagOperation.Add, value);

    /// <summary>The request as a call.</summary>
    /// <returns>"add(3)" or "remove()".</returns>
    public override string ToString() => Kind == BagOperation.Add ? $"add({Value})" : "remove()";
}
