namespace Linearizability.Models;

/// <summary>A register's answer.</summary>
/// <param name="Value">The value read; null for nil, and for other requests.</param>
/// <param name="Succeeded">False when a compare-and-swap found another value.</param>
public readonly record struct RegisterOutput(long? Value, bool Succeeded)
{
    /// <summary>The answer to a write.</summary>
    public static RegisterOutput Written => new(null, true);

    /// <summary>The answer to a read.</summary>
    /// <param name="value">The value read; null for nil.</param>
    /// <returns>The answer.</returns>
    public static RegisterOutput Read(long? value) => new(value, true);

    /// <summary>The answer to a compare-and-swap.</summary>
    /// <param name="succeeded">Whether the expected value was there.</param>
    /// <returns>The answer.</returns>
    public static RegisterOutput Swapped(bool succeeded) => new(null, succeeded);

    /// <summary>The answer in one word.</summary>
    /// <returns>"failed", or the value, "nil" when there is none.</returns>
    public override string ToString() =>
        !Succeeded ? "failed" : Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nil";
}
