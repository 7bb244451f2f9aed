namespace Linearizability.Models;

/// <summary>A request to a key-value store.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The text to put or append; empty for a get.</param>
public readonly record struct KeyValueInput(KeyValueOperation Kind, string Key, string Value = "")
{
    /// <summary>A get.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The request.</returns>
    public static KeyValueInput Get(string key) => new(KeyValueOperation.Get, key);

    /// <summary>A put.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The text to store.</param>
    /// <returns>The request.</returns>
    public static KeyValueInput Put(string key, string value) => new(KeyValueOperation.Put, key, value);

    /// <summary>An append.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The text to add at the end.</param>
    /// <returns>The request.</returns>
    public static KeyValueInput Append(string key, string value) => new(KeyValueOperation.Append, key, value);

    /// <summary>The request as a call.</summary>
    /// <returns>A text such as "append(k, v)".</returns>
    public override string ToString() => Kind switch
    {
        KeyValueOperation.Get => $"get({Key})",
        KeyValueOperation.Put => $"put({Key}, {Value})",
        _ => $"append({Key}, {Value})",
    };
}
