using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// What surrounds the code a logical thread runs now: its synchronization context, its task scheduler, the task that
/// children attach to. The real context of the OS thread stays empty, else .NET would queue continuations to real threads.
/// </summary>
internal sealed class Ambient
{
    [ThreadStatic]
    private static Ambient? t_current;

    private int _epoch;
    private int _thread;

    internal SynchronizationContext? Context { get; set; }

    /// <summary>The scheduler whose task runs; null for the default one.</summary>
    internal TaskScheduler? Scheduler { get; set; }

    /// <summary>Whom a child created now may attach to.</summary>
    internal TaskFamily? Family { get; set; }

    /// <summary>A context that awaits go back to: one of a class of its own, as in .NET.</summary>
    internal SynchronizationContext? OwnContext => Context is { } context && context.GetType() != typeof(SynchronizationContext) ? context : null;

    /// <summary>Whether .NET would run a continuation that captured nothing inside the completing call.</summary>
    internal bool AllowsInlining => OwnContext is null && Scheduler is null;

    /// <summary>The calling logical thread's; a new thread has none of its predecessor's on the same OS thread.</summary>
    internal static Ambient Of(LogicalThread thread)
    {
        Ambient ambient = t_current ??= new Ambient();
        int epoch = thread.Execution.StaticsEpoch;
        if (ambient._epoch != epoch || ambient._thread != thread.Id)
        {
            (ambient._epoch, ambient._thread) = (epoch, thread.Id);
            ambient.Set((null, null, null));
        }

        return ambient;
    }

    internal (SynchronizationContext? Context, TaskScheduler? Scheduler, TaskFamily? Family) Get() => (Context, Scheduler, Family);

    internal void Set((SynchronizationContext? Context, TaskScheduler? Scheduler, TaskFamily? Family) saved) =>
        (Context, Scheduler, Family) = saved;
}
