namespace Interleave.Detection.Prediction;

/// <summary>One action of an execution, without names and stacks.</summary>
/// <param name="Thread">Id of the logical thread, from 0.</param>
/// <param name="Point">How many scheduling points the thread had stood at; actions with one number are one indivisible step.</param>
/// <param name="Kind">What it means to prediction.</param>
/// <param name="Resource">Ordinal of the resource, -1 without one.</param>
/// <param name="Site">Site id; 0 when unknown.</param>
internal readonly record struct TracedAction(int Thread, int Point, ActionKind Kind, int Resource, int Site)
{
    /// <summary>A plain access to a location known exactly: the only kind that can race.</summary>
    internal bool IsPlain { get; init; }

    /// <summary>Spawn and Join: the other thread's id; -1 elsewhere.</summary>
    internal int Peer { get; init; } = -1;

    /// <summary>What the thread stood before, to be compared when the step is taken again.</summary>
    internal Runtime.AccessKind Access { get; init; }

    /// <summary>True for a kind that takes a lock.</summary>
    internal bool IsAcquire => Kind is ActionKind.Acquire or ActionKind.AcquireShared or ActionKind.AcquireUpgradeable or ActionKind.Reacquire;

    internal bool Writes => Kind is ActionKind.Write or ActionKind.Update;
}
