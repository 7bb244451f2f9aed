namespace Linearizability.Models;

/// <summary>What can be asked of a set.</summary>
public enum SetOperation
{
    /// <summary>Adds a value; answers whether it was absent.</summary>
    Add,

    /// <summary>Removes a value; answers whether it was present.</summary>
    Remove,

    /// <summary>Answers whether a value is present.</summary>
    Contains,
}
