namespace Linearizability.Models;

/// <summary>What can be asked of a register.</summary>
public enum RegisterOperation
{
    /// <summary>Answers the value.</summary>
    Read,

    /// <summary>Replaces the value.</summary>
    Write,

    /// <summary>Replaces the value if it is the expected one, and answers whether it was.</summary>
    CompareAndSwap,
}
