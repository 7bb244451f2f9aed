using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Looks into value tasks: a task, a source of the program's own, or nothing (a result). A source is controlled when
/// its type is in a rewritten assembly.
/// </summary>
internal static class ValueTasks
{
    internal static bool Poll(ValueTask value) => value.IsCompleted || (Poll(Behind(ref value)) && value.IsCompleted);

    internal static bool Poll<T>(ValueTask<T> value) => value.IsCompleted || (Poll(Fields<T>.Behind(ref value)) && value.IsCompleted);

    internal static void Settle(ValueTask value)
    {
        if (!value.IsCompleted && Behind(ref value) is Task task)
        {
            TaskResource.Settle(task);
        }
    }

    internal static void Settle<T>(ValueTask<T> value)
    {
        if (!value.IsCompleted && Fields<T>.Behind(ref value) is Task task)
        {
            TaskResource.Settle(task);
        }
    }

    internal static void Await(LogicalThread thread, ValueTask value, Continuation continuation)
    {
        if (value.IsCompleted)
        {
            continuation.Queue();
        }
        else if (Behind(ref value) is Task task)
        {
            continuation.Await(thread, task);
        }
        else
        {
            continuation.Suspend(thread, Source(thread, Behind(ref value)));
            value.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation.Callback);
        }
    }

    internal static void Await<T>(LogicalThread thread, ValueTask<T> value, Continuation continuation)
    {
        if (value.IsCompleted)
        {
            continuation.Queue();
        }
        else if (Fields<T>.Behind(ref value) is Task task)
        {
            continuation.Await(thread, task);
        }
        else
        {
            continuation.Suspend(thread, Source(thread, Fields<T>.Behind(ref value)));
            value.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation.Callback);
        }
    }

    internal static void OnCompleted(ValueTask value, Action continuation, CallbackFlow flow)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        if (LogicalThread.Current is { } thread)
        {
            Await(thread, value, new ActionContinuation(thread, continuation, flow));
        }
        else
        {
            value.ConfigureAwait(false).GetAwaiter().OnCompleted(continuation);
        }
    }

    internal static void OnCompleted<T>(ValueTask<T> value, Action continuation, CallbackFlow flow)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        if (LogicalThread.Current is { } thread)
        {
            Await(thread, value, new ActionContinuation(thread, continuation, flow));
        }
        else
        {
            value.ConfigureAwait(false).GetAwaiter().OnCompleted(continuation);
        }
    }

    /// <summary>Whether asking for the task makes no new one: a result, or a task.</summary>
    internal static bool IsPlain(ValueTask value) => Behind(ref value) is null or Task;

    internal static bool IsPlain<T>(ValueTask<T> value) => Fields<T>.Behind(ref value) is null or Task;

    internal static int HashCode(ValueTask value) => Behind(ref value) is { } behind ? StableHash.Of(behind) : 0;

    internal static int HashCode<T>(ValueTask<T> value) =>
        Fields<T>.Behind(ref value) is { } behind ? StableHash.Of(behind) : StableHash.Of(value.Result);

    /// <summary>The task behind it; over a source it is a new one, under control when the source is.</summary>
    internal static Task AsTask(ValueTask value)
    {
        Task task = value.AsTask();
        if (!task.IsCompleted && Behind(ref value) is { } source and not Task && LogicalThread.Current is { } thread)
        {
            Source(thread, source);
            TaskResource.Created(thread, task).Label = "ValueTask.AsTask";
            thread.Execution.FaultedTasks.Add(task);
        }

        return task;
    }

    internal static Task<T> AsTask<T>(ValueTask<T> value)
    {
        Task<T> task = value.AsTask();
        if (!task.IsCompleted && Fields<T>.Behind(ref value) is { } source and not Task && LogicalThread.Current is { } thread)
        {
            Source(thread, source);
            TaskResource.Created(thread, task).Label = "ValueTask.AsTask";
            thread.Execution.FaultedTasks.Add(task);
        }

        return task;
    }

    /// <summary>The stand-in for a configured awaitable that a wrapper of the framework made.</summary>
    internal static ControlledConfiguredValueTaskAwaitable Unwrapped(ConfiguredValueTaskAwaitable real) =>
        new(Value(ref real), ContinuesOnContext(ref Value(ref real)));

    internal static ControlledConfiguredValueTaskAwaitable<bool> Unwrapped(ConfiguredValueTaskAwaitable<bool> real) =>
        new(Fields<bool>.Value(ref real), Fields<bool>.ContinuesOnContext(ref Fields<bool>.Value(ref real)));

    private static bool Poll(object? behind)
    {
        if (behind is Task task)
        {
            return TaskResource.Poll(task);
        }

        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.Point(thread, AccessKind.Read, Source(thread, behind));
        }

        return true;
    }

    private static ValueSourceResource Source(LogicalThread thread, object? source)
    {
        ValueSourceResource resource = thread.Execution.Resource<ValueSourceResource>(source!, out bool created);
        if (created && !ValueSourceResource.IsControlled(thread, source!))
        {
            thread.Execution.FailUncontrolled(
                $"{SiteTable.Get(thread.CurrentSite)} awaits a value task of {source!.GetType().FullName}, which is not rewritten: its completion would come "
                + "from outside of the test. Have that assembly rewritten, or replace it by a fake.");
        }

        return resource;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
    private static extern ref object? Behind(ref ValueTask value);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_continueOnCapturedContext")]
    private static extern ref bool ContinuesOnContext(ref ValueTask value);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
    private static extern ref ValueTask Value(ref ConfiguredValueTaskAwaitable awaitable);

    private static class Fields<T>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_continueOnCapturedContext")]
        internal static extern ref bool ContinuesOnContext(ref ValueTask<T> value);

        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
        internal static extern ref object? Behind(ref ValueTask<T> value);

        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
        internal static extern ref ValueTask<T> Value(ref ConfiguredValueTaskAwaitable<T> awaitable);
    }
}
