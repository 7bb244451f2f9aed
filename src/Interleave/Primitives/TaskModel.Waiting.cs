using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Task.

namespace Interleave.Primitives;

/// <content>Wait, WaitAll, WaitAny: blocking. Once complete the real call says how it ended.</content>
public static partial class TaskModel
{
    public static void Wait(Task task) => Wait(task, Timeout.Infinite, default);

    public static bool Wait(Task task, TimeSpan timeout) => Wait(task, Modelling.Milliseconds(timeout, nameof(timeout)), default);

    public static bool Wait(Task task, TimeSpan timeout, CancellationToken cancellationToken) =>
        Wait(task, Modelling.Milliseconds(timeout, nameof(timeout)), cancellationToken);

    public static void Wait(Task task, CancellationToken cancellationToken) => Wait(task, Timeout.Infinite, cancellationToken);

    public static bool Wait(Task task, int millisecondsTimeout) => Wait(task, millisecondsTimeout, default);

    public static bool Wait(Task task, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return task.Wait(millisecondsTimeout, cancellationToken);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        if (!task.IsCompleted)
        {
            Cancellations.ThrowIfRequested(cancellationToken);
        }

        if (!TaskResource.Wait(thread, task, timeout, cancellationToken))
        {
            Cancellations.ThrowIfRequested(cancellationToken);
            return false;
        }

        return task.Wait(Timeout.Infinite, cancellationToken);
    }

    public static void WaitAll(params Task[] tasks) => WaitAll(tasks, Timeout.Infinite, default);

    public static void WaitAll(params ReadOnlySpan<Task> tasks) => WaitAll(tasks.ToArray(), Timeout.Infinite, default);

    public static bool WaitAll(Task[] tasks, TimeSpan timeout) => WaitAll(tasks, Modelling.Milliseconds(timeout, nameof(timeout)), default);

    public static bool WaitAll(Task[] tasks, int millisecondsTimeout) => WaitAll(tasks, millisecondsTimeout, default);

    public static void WaitAll(Task[] tasks, CancellationToken cancellationToken) => WaitAll(tasks, Timeout.Infinite, cancellationToken);

    public static void WaitAll(IEnumerable<Task> tasks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        WaitAll([.. tasks], Timeout.Infinite, cancellationToken);
    }

    public static bool WaitAll(Task[] tasks, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Task.WaitAll(tasks, millisecondsTimeout, cancellationToken);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        RequireTasks(tasks);
        Cancellations.ThrowIfRequested(cancellationToken);
        VirtualClock clock = thread.Execution.Clock;
        long deadline = clock.DeadlineAfter(timeout);
        foreach (Task task in tasks)
        {
            TimeSpan left = deadline == VirtualClock.Never ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(Math.Max(0, deadline - clock.Now));
            if (!TaskResource.Wait(thread, task, left, cancellationToken))
            {
                Cancellations.ThrowIfRequested(cancellationToken);
                return false;
            }
        }

        return Task.WaitAll(tasks, Timeout.Infinite, CancellationToken.None);
    }

    public static int WaitAny(params Task[] tasks) => WaitAny(tasks, Timeout.Infinite, default);

    public static int WaitAny(Task[] tasks, TimeSpan timeout) => WaitAny(tasks, Modelling.Milliseconds(timeout, nameof(timeout)), default);

    public static int WaitAny(Task[] tasks, CancellationToken cancellationToken) => WaitAny(tasks, Timeout.Infinite, cancellationToken);

    public static int WaitAny(Task[] tasks, int millisecondsTimeout) => WaitAny(tasks, millisecondsTimeout, default);

    public static int WaitAny(Task[] tasks, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Task.WaitAny(tasks, millisecondsTimeout, cancellationToken);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        RequireTasks(tasks);
        Cancellations.ThrowIfRequested(cancellationToken);
        if (tasks.Length > 0 && !Array.Exists(tasks, t => t.IsCompleted))
        {
            Array.ForEach(tasks, t => TaskResource.Of(thread, t).RequireControlled(thread));
            AnyTaskResource any = thread.Execution.NewResource<AnyTaskResource>();
            any.Tasks = tasks;
            if (!thread.Execution.Block(thread, AccessKind.Wait, any, timeout, cancellationToken))
            {
                Cancellations.ThrowIfRequested(cancellationToken);
                return -1;
            }
        }

        TaskResource.SeenAll(thread, tasks);
        return Task.WaitAny(tasks, 0, CancellationToken.None);
    }

    private static void RequireTasks(Task[] tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        if (Array.Exists(tasks, t => t is null))
        {
            throw new ArgumentException("The tasks array included at least one null element.", nameof(tasks));
        }
    }
}
