using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="Barrier"/>: participants, arrivals, the current phase.</summary>
internal sealed class BarrierResource : Resource
{
    internal int Participants { get; set; }

    /// <summary>Participants that have arrived in the current phase. Invariant: below <see cref="Participants"/>, or 0.</summary>
    internal int Arrived { get; set; }

    internal BarrierPhase? Phase { get; set; }

    /// <summary>The logical thread that runs the post-phase action now.</summary>
    internal LogicalThread? ActionThread { get; set; }

    internal Action<Barrier>? Action { get; set; }

    /// <summary>The context the barrier was made in, which the action runs in.</summary>
    internal ExecutionContext? Context { get; set; }

    internal bool IsDisposed { get; set; }

    public override string KindName => "Barrier";

    /// <summary>Everybody is there: runs the action and lets the next phase begin.</summary>
    /// <exception cref="BarrierPostPhaseException">The action threw; the next phase has begun all the same.</exception>
    internal void Finish(LogicalThread thread)
    {
        BarrierPhase phase = Phase!;
        Arrived = 0;
        if (Action is not null)
        {
            ActionThread = thread;
            try
            {
                RunAction();
            }
            catch (Exception exception) when (exception is not TeardownException)
            {
                phase.Failure = exception;
            }
            finally
            {
                ActionThread = null;
            }
        }

        phase.IsOver = true;
        Begin(thread, phase.Number + 1);
        thread.Execution.Mutated();
        thread.Execution.Note(thread, AccessKind.Signal, phase);
        ThrowIfFailed(phase);
    }

    internal void Begin(LogicalThread thread, long number)
    {
        Phase = thread.Execution.NewResource<BarrierPhase>();
        (Phase.Barrier, Phase.Number) = (this, number);
    }

    internal static void ThrowIfFailed(BarrierPhase phase)
    {
        if (phase.Failure is { } failure)
        {
            throw new BarrierPostPhaseException(failure);
        }
    }

    protected internal override void Reset()
    {
        (Participants, Arrived, Phase, ActionThread) = (0, 0, null, null);
        (Action, Context, IsDisposed) = (null, null, false);
    }

    private void RunAction()
    {
        var barrier = (Barrier)Key!;
        if (Context is null)
        {
            Action!(barrier);
        }
        else
        {
            ExecutionContext.Run(Context, static r => ((BarrierResource)r!).Action!((Barrier)((BarrierResource)r).Key!), this);
        }
    }
}
