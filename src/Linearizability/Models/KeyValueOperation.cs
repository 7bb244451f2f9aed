namespace Linearizability.Models;

/// <summary>What can be asked of a key-value store.</summary>
public enum KeyValueOperation
{
    /// <summary>Answers the value of a key.</summary>
    Get,

    /// <summary>Replaces the value of a key.</summary>
    Put,

    /// <summary>Adds text to the end of a key's value.</summary>
    Append,
}
