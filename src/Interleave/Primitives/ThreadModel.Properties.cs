using System.Globalization;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Thread.

namespace Interleave.Primitives;

/// <content>What a thread tells about itself.</content>
public static partial class ThreadModel
{
    public static Thread get_CurrentThread() =>
        LogicalThread.Current is { } thread ? ThreadObjects.Of(thread) : Thread.CurrentThread;

    public static int get_ManagedThreadId(Thread thread) =>
        LogicalThread.Current is { } caller ? ThreadObjects.Get(caller, thread).ManagedId : thread.ManagedThreadId;

    public static int GetHashCode(Thread thread) => get_ManagedThreadId(thread);

    public static string? get_Name(Thread thread) =>
        LogicalThread.Current is { } caller ? ThreadObjects.Get(caller, thread).UserName : thread.Name;

    public static void set_Name(Thread thread, string? value)
    {
        if (LogicalThread.Current is not { } caller)
        {
            thread.Name = value;
            return;
        }

        ThreadResource resource = ThreadObjects.Get(caller, thread);
        resource.UserName = value;
        if (resource.Logical is { } logical && !string.IsNullOrEmpty(value))
        {
            logical.Name = value;
        }
    }

    public static bool get_IsAlive(Thread thread)
    {
        if (LogicalThread.Current is not { } caller)
        {
            return thread.IsAlive;
        }

        return Look(caller, ThreadObjects.Get(caller, thread)) && !ThreadObjects.Get(caller, thread).Logical!.IsFinished;
    }

    public static bool get_IsBackground(Thread thread) =>
        LogicalThread.Current is { } caller ? Living(caller, thread).IsBackground : thread.IsBackground;

    public static void set_IsBackground(Thread thread, bool value)
    {
        if (LogicalThread.Current is not { } caller)
        {
            thread.IsBackground = value;
            return;
        }

        ThreadResource resource = Living(caller, thread);
        resource.IsBackground = value;
        if (resource.Logical is { Kind: ThreadKind.Foreground or ThreadKind.Background } logical)
        {
            caller.Execution.ChangeKind(logical, value ? ThreadKind.Background : ThreadKind.Foreground);
        }
    }

    public static bool get_IsThreadPoolThread(Thread thread) =>
        LogicalThread.Current is { } caller ? Living(caller, thread).IsPoolThread : thread.IsThreadPoolThread;

    public static ThreadPriority get_Priority(Thread thread) =>
        LogicalThread.Current is { } caller ? Living(caller, thread).Priority : thread.Priority;

    public static void set_Priority(Thread thread, ThreadPriority value)
    {
        if (LogicalThread.Current is { } caller)
        {
            Living(caller, thread).Priority = value;
        }
        else
        {
            thread.Priority = value;
        }
    }

    public static ThreadState get_ThreadState(Thread thread)
    {
        if (LogicalThread.Current is not { } caller)
        {
            return thread.ThreadState;
        }

        ThreadResource resource = ThreadObjects.Get(caller, thread);
        ThreadState background = resource.IsBackground ? ThreadState.Background : ThreadState.Running;
        if (!Look(caller, resource))
        {
            return ThreadState.Unstarted | background;
        }

        LogicalThread logical = resource.Logical!;
        return logical.IsFinished
            ? ThreadState.Stopped
            : background | (logical.IsWaiting && !ReferenceEquals(logical, caller) ? ThreadState.WaitSleepJoin : ThreadState.Running);
    }

    public static CultureInfo get_CurrentCulture(Thread thread) => ForCaller(thread, CultureInfo.CurrentCulture);

    public static void set_CurrentCulture(Thread thread, CultureInfo value) => CultureInfo.CurrentCulture = ForCaller(thread, value);

    public static CultureInfo get_CurrentUICulture(Thread thread) => ForCaller(thread, CultureInfo.CurrentUICulture);

    public static void set_CurrentUICulture(Thread thread, CultureInfo value) => CultureInfo.CurrentUICulture = ForCaller(thread, value);

    public static int GetCurrentProcessorId() => LogicalThread.Current is null ? Thread.GetCurrentProcessorId() : 0;

    public static int GetDomainID() => Thread.GetDomainID();

    public static AppDomain GetDomain() => Thread.GetDomain();

    public static void BeginCriticalRegion()
    {
    }

    public static void EndCriticalRegion()
    {
    }

    public static void BeginThreadAffinity()
    {
    }

    public static void EndThreadAffinity()
    {
    }

    /// <summary>A look at whether a started thread still runs; false when it was not started.</summary>
    private static bool Look(LogicalThread caller, ThreadResource resource)
    {
        if (resource.Logical is not { } logical)
        {
            return false;
        }

        if (!logical.IsFinished && !ReferenceEquals(logical, caller))
        {
            caller.Execution.Point(caller, AccessKind.Read, logical.Ended);
            if (!logical.IsFinished)
            {
                caller.Execution.NoteUnchanged(caller);
            }
        }

        if (logical.IsFinished)
        {
            caller.Execution.Note(caller, AccessKind.Join, logical.Ended);
        }

        return true;
    }

    private static ThreadResource Living(LogicalThread caller, Thread thread)
    {
        ThreadResource resource = ThreadObjects.Get(caller, thread);
        return resource.Logical is { IsFinished: true }
            ? throw new ThreadStateException("Thread is dead; state cannot be accessed.")
            : resource;
    }

    private static CultureInfo ForCaller(Thread thread, CultureInfo culture)
    {
        if (LogicalThread.Current is { } caller && !ReferenceEquals(ThreadObjects.Get(caller, thread).Logical, caller))
        {
            throw new InvalidOperationException("The culture of a thread can be got and set only by the thread itself.");
        }

        return culture;
    }
}
