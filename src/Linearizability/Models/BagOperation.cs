namespace Linearizability.Models;

/// <summary>What can be asked of a queue or a stack.</summary>
public enum BagOperation
{
    /// <summary>Adds a value: enqueue, push.</summary>
    Add,

    /// <summary>Removes and answers a value: dequeue, pop; null when there is none.</summary>
    Remove,
}
