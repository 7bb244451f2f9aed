using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>A moment at which at least two logical threads could go next.</summary>
public readonly ref struct SchedulingPoint
{
    /// <summary>Creates a point.</summary>
    /// <param name="enabled">The enabled threads by ascending id.</param>
    /// <param name="current">The thread that ran last.</param>
    /// <param name="currentIndex">Its index in <paramref name="enabled"/>, or -1 when it cannot go on.</param>
    /// <param name="decision">Ordinal of this decision in the execution, from 0.</param>
    public SchedulingPoint(ReadOnlySpan<LogicalThread> enabled, LogicalThread current, int currentIndex, int decision)
    {
        Enabled = enabled;
        Current = current;
        CurrentIndex = currentIndex;
        Decision = decision;
    }

    /// <summary>The enabled threads by ascending id, each with its <see cref="LogicalThread.Pending"/>.</summary>
    public ReadOnlySpan<LogicalThread> Enabled { get; }

    /// <summary>The thread that ran last.</summary>
    public LogicalThread Current { get; }

    /// <summary>Index of <see cref="Current"/> in <see cref="Enabled"/>; -1 when it is blocked, spinning or finished (then switching is no preemption).</summary>
    public int CurrentIndex { get; }

    /// <summary>Ordinal of this decision in the execution, from 0.</summary>
    public int Decision { get; }
}
