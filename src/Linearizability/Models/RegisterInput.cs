namespace Linearizability.Models;

/// <summary>A request to a register.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Value">The value to write; null writes nil.</param>
/// <param name="Expected">The value that a compare-and-swap expects.</param>
public readonly record struct RegisterInput(RegisterOperation Kind, long? Value = null, long? Expected = null)
{
    /// <summary>A read.</summary>
    public static RegisterInput Read => new(RegisterOperation.Read);

    /// <summary>A write.</summary>
    /// <param name="value">The value to write; null writes nil.</param>
    /// <returns>The request.</returns>
    public static RegisterInput Write(long? value) => new(RegisterOperation.Write, value);

    /// <summary>A compare-and-swap.</summary>
    /// <param name="expected">The value to replace.</param>
    /// <param name="value">The value to write.</param>
    /// <returns>The request.</returns>
    public static RegisterInput CompareAndSwap(long? expected, long? value) =>
        new(RegisterOperation.CompareAndSwap, value, expected);

    /// <summary>The request as a call.</summary>
    /// <returns>A text such as "write(3)".</returns>
    public override string ToString() => Kind switch
    {
        RegisterOperation.Read => "read()",
        RegisterOperation.Write => $"write({Text(Value)})",
        _ => $"cas({Text(Expected)}, {Text(Value)})",
    };

    private static string Text(long? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nil";
}
