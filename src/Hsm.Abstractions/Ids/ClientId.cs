namespace Hsm.Abstractions;

/// <summary>
/// Number of a client: 1..15, or 0 for a session that has not said INIT and for the global user (protocol page 5).
/// </summary>
public readonly record struct ClientId
{
    /// <summary>Highest number.</summary>
    public const int MaxValue = 15;

    /// <summary>Wraps a number.</summary>
    /// <param name="value">0..15.</param>
    /// <exception cref="ArgumentOutOfRangeException">Above 15: it has four bits in an object id.</exception>
    public ClientId(byte value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, (byte)MaxValue);
        Value = value;
    }

    /// <summary>The global user, and the session before INIT.</summary>
    public static ClientId Global => default;

    /// <summary>0..15.</summary>
    public byte Value { get; }

    /// <inheritdoc/>
    public override string ToString() => "client " + Value;
}
