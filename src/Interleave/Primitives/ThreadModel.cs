using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Thread.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="Thread"/>: creation, start, join, sleep, data slots. Interrupt has no counterpart and is
/// refused by name.
/// </summary>
[ModelOf(typeof(Thread))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ThreadModel
{
    private static readonly Action<object?> s_body = Run;

    public static Thread ctor(ThreadStart start) => Create(start, 0, static (s, m) => new Thread((ThreadStart)s, m));

    public static Thread ctor(ThreadStart start, int maxStackSize) => Create(start, maxStackSize, static (s, m) => new Thread((ThreadStart)s, m));

    public static Thread ctor(ParameterizedThreadStart start) =>
        Create(start, 0, static (s, m) => new Thread((ParameterizedThreadStart)s, m));

    public static Thread ctor(ParameterizedThreadStart start, int maxStackSize) =>
        Create(start, maxStackSize, static (s, m) => new Thread((ParameterizedThreadStart)s, m));

    public static void Start(Thread thread) => Begin(thread, null, hasArgument: false, flow: true);

    public static void Start(Thread thread, object? parameter) => Begin(thread, parameter, hasArgument: true, flow: true);

    public static void UnsafeStart(Thread thread) => Begin(thread, null, hasArgument: false, flow: false);

    public static void UnsafeStart(Thread thread, object? parameter) => Begin(thread, parameter, hasArgument: true, flow: false);

    public static void Join(Thread thread) => Join(thread, Timeout.Infinite);

    public static bool Join(Thread thread, TimeSpan timeout) => Join(thread, Modelling.Milliseconds(timeout, nameof(timeout)));

    public static bool Join(Thread thread, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } caller)
        {
            return thread.Join(millisecondsTimeout);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        ThreadResource resource = ThreadObjects.Get(caller, thread);
        if (resource.Logical is not { } logical)
        {
            throw new ThreadStateException("Thread has not been started.");
        }

        return caller.Execution.Block(caller, AccessKind.Join, logical.Ended, timeout);
    }

    public static void Sleep(int millisecondsTimeout)
    {
        if (LogicalThread.Current is { } thread)
        {
            SleepResource.Sleep(thread, Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout)));
        }
        else
        {
            Thread.Sleep(millisecondsTimeout);
        }
    }

    public static void Sleep(TimeSpan timeout) => Sleep(Modelling.Milliseconds(timeout, nameof(timeout)));

    public static bool Yield()
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Thread.Yield();
        }

        thread.Execution.Yield(thread);
        return true;
    }

    public static void SpinWait(int iterations)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.Yield(thread);
        }
        else
        {
            Thread.SpinWait(iterations);
        }
    }

    public static void MemoryBarrier() => InterlockedModel.MemoryBarrier();

    private static Thread Create(Delegate start, int maxStackSize, Func<Delegate, int, Thread> real)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentOutOfRangeException.ThrowIfNegative(maxStackSize);
        return LogicalThread.Current is { } creator ? ThreadObjects.Create(creator, start) : real(start, maxStackSize);
    }

    private static void Begin(Thread thread, object? argument, bool hasArgument, bool flow)
    {
        if (LogicalThread.Current is not { } caller)
        {
            BeginReal(thread, argument, hasArgument, flow);
            return;
        }

        if (caller.Execution.IsStopping)
        {
            throw TeardownException.Instance;
        }

        ThreadResource resource = ThreadObjects.Get(caller, thread);
        if (hasArgument && resource.Start is ThreadStart)
        {
            throw new InvalidOperationException(
                "The thread was created with a ThreadStart delegate that does not accept a parameter.");
        }

        if (resource.Logical is not null || resource.Start is null)
        {
            throw new ThreadStateException("Thread is running or terminated; it cannot restart.");
        }

        resource.Argument = argument;
        ThreadKind kind = resource.IsBackground ? ThreadKind.Background : ThreadKind.Foreground;
        LogicalThread logical = caller.Execution.Spawn(kind, resource.UserName ?? "thread", s_body, resource, flow);
        logical.UserThread = thread;
        resource.Logical = logical;
        caller.Execution.Note(caller, AccessKind.Spawn, logical.Ended);
    }

    private static void BeginReal(Thread thread, object? argument, bool hasArgument, bool flow)
    {
        switch (hasArgument, flow)
        {
            case (true, true):
                thread.Start(argument);
                break;
            case (true, false):
                thread.UnsafeStart(argument);
                break;
            case (false, true):
                thread.Start();
                break;
            default:
                thread.UnsafeStart();
                break;
        }
    }

    private static void Run(object? state)
    {
        var resource = (ThreadResource)state!;
        if (resource.Start is ThreadStart start)
        {
            start();
        }
        else
        {
            ((ParameterizedThreadStart)resource.Start!)(resource.Argument);
        }
    }
}
