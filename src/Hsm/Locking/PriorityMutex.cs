namespace Hsm;

/// <summary>A mutex of <see cref="PriorityInheritance"/>; touched under its lock.</summary>
internal sealed class PriorityMutex
{
    /// <summary>Who holds it; null: free, and nobody waits.</summary>
    public PriorityTask? Owner { get; set; }

    /// <summary>Who waits, in the order in which they came.</summary>
    public List<PriorityTask> Waiters { get; } = [];
}
