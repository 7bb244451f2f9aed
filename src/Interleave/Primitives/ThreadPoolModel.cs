using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.ThreadPool.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ThreadPool"/>: each item is a logical thread of its own.</summary>
[ModelOf(typeof(ThreadPool))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ThreadPoolModel
{
    public static bool QueueUserWorkItem(WaitCallback callBack) => QueueUserWorkItem(callBack, null);

    public static bool QueueUserWorkItem(WaitCallback callBack, object? state)
    {
        ArgumentNullException.ThrowIfNull(callBack);
        return LogicalThread.Current is { } thread
            ? Queue(thread, new Action<object?>(callBack), state, flow: true)
            : ThreadPool.QueueUserWorkItem(callBack, state);
    }

    public static bool QueueUserWorkItem<TState>(Action<TState> callBack, TState state, bool preferLocal)
    {
        ArgumentNullException.ThrowIfNull(callBack);
        return LogicalThread.Current is { } thread
            ? Queue(thread, _ => callBack(state), null, flow: true)
            : ThreadPool.QueueUserWorkItem(callBack, state, preferLocal);
    }

    public static bool UnsafeQueueUserWorkItem(WaitCallback callBack, object? state)
    {
        ArgumentNullException.ThrowIfNull(callBack);
        return LogicalThread.Current is { } thread
            ? Queue(thread, new Action<object?>(callBack), state, flow: false)
            : ThreadPool.UnsafeQueueUserWorkItem(callBack, state);
    }

    public static bool UnsafeQueueUserWorkItem<TState>(Action<TState> callBack, TState state, bool preferLocal)
    {
        ArgumentNullException.ThrowIfNull(callBack);
        return LogicalThread.Current is { } thread
            ? Queue(thread, _ => callBack(state), null, flow: false)
            : ThreadPool.UnsafeQueueUserWorkItem(callBack, state, preferLocal);
    }

    public static bool UnsafeQueueUserWorkItem(IThreadPoolWorkItem callBack, bool preferLocal)
    {
        ArgumentNullException.ThrowIfNull(callBack);
        return LogicalThread.Current is { } thread
            ? Queue(thread, static w => ((IThreadPoolWorkItem)w!).Execute(), callBack, flow: false)
            : ThreadPool.UnsafeQueueUserWorkItem(callBack, preferLocal);
    }

    /// <summary>The model's pool has no limits to set.</summary>
    public static bool SetMinThreads(int workerThreads, int completionPortThreads) =>
        LogicalThread.Current is not null || ThreadPool.SetMinThreads(workerThreads, completionPortThreads);

    /// <summary>The model's pool has no limits to set.</summary>
    public static bool SetMaxThreads(int workerThreads, int completionPortThreads) =>
        LogicalThread.Current is not null || ThreadPool.SetMaxThreads(workerThreads, completionPortThreads);

    private static bool Queue(LogicalThread thread, Action<object?> body, object? state, bool flow)
    {
        if (thread.Execution.IsStopping)
        {
            throw TeardownException.Instance;
        }

        LogicalThread spawned = thread.Execution.Spawn(ThreadKind.PoolItem, "pool item", body, state, flow);
        thread.Execution.Note(thread, AccessKind.Spawn, spawned.Ended);
        return true;
    }
}
