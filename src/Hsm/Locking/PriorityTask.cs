namespace Hsm;

/// <summary>A thread as a scheduler by priority sees it. Touched under the lock of its <see cref="PriorityInheritance"/>.</summary>
internal class PriorityTask
{
    /// <summary>What it was given; higher is more urgent.</summary>
    public int BasePriority { get; set; }

    /// <summary>
    /// What it is scheduled by. Invariant: the highest of its own and of all who wait for what it holds, and for what
    /// they hold, and so on.
    /// </summary>
    public int EffectivePriority { get; set; }

    /// <summary>What it waits for; null: it can go on.</summary>
    public PriorityMutex? WaitsFor { get; set; }

    /// <summary>What it holds.</summary>
    public List<PriorityMutex> Held { get; } = [];
}
