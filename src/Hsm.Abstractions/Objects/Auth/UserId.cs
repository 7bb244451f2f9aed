namespace Hsm.Abstractions;

/// <summary>Number of a user.</summary>
/// <param name="Value">1 or more; 0 names nobody.</param>
public readonly record struct UserId(ushort Value)
{
    /// <summary>Names nobody.</summary>
    public static UserId None => default;

    /// <inheritdoc/>
    public override string ToString() => "user " + Value;
}
