namespace Hsm.Abstractions;

/// <summary>An attribute of an object, or of a template.</summary>
/// <param name="Type">Which.</param>
/// <param name="Value">Its bytes, 0..65535.</param>
public readonly record struct TokenAttribute(TokenAttributeType Type, Bytes Value)
{
    /// <summary>An attribute that is true or false.</summary>
    /// <param name="type">Which.</param>
    /// <param name="value">1 byte, 1 or 0.</param>
    /// <returns>The attribute.</returns>
    public static TokenAttribute Of(TokenAttributeType type, bool value) => new(type, Bytes.Repeat(value ? (byte)1 : (byte)0, 1));

    /// <summary>A text, such as a label.</summary>
    /// <param name="type">Which.</param>
    /// <param name="value">UTF-8, not terminated.</param>
    /// <returns>The attribute.</returns>
    public static TokenAttribute Of(TokenAttributeType type, string value) => new(type, new Bytes(System.Text.Encoding.UTF8.GetBytes(value)));

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of both.</returns>
    public override int GetHashCode() => ((int)Type * 31) + Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{Type}={Value}";
}
