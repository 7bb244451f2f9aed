using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.SynchronizationContext.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="SynchronizationContext"/>: the current one is the logical thread's, not the OS thread's. What the base
/// class would queue to the real pool is queued as a logical thread; contexts of the program's own are called as they are.
/// </summary>
[ModelOf(typeof(SynchronizationContext))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SynchronizationContextModel
{
    public static SynchronizationContext? get_Current() =>
        LogicalThread.Current is { } thread ? Ambient.Of(thread).Context : SynchronizationContext.Current;

    public static void SetSynchronizationContext(SynchronizationContext? syncContext)
    {
        if (LogicalThread.Current is { } thread)
        {
            Ambient.Of(thread).Context = syncContext;
        }
        else
        {
            SynchronizationContext.SetSynchronizationContext(syncContext);
        }
    }

    public static void Post(SynchronizationContext context, SendOrPostCallback d, object? state)
    {
        if (LogicalThread.Current is not null && HasNoPostOfItsOwn(context))
        {
            ArgumentNullException.ThrowIfNull(d);
            ThreadPoolModel.QueueUserWorkItem(s => d(s), state);
        }
        else
        {
            context.Post(d, state);
        }
    }

    public static void Send(SynchronizationContext context, SendOrPostCallback d, object? state) => context.Send(d, state);

    public static void OperationStarted(SynchronizationContext context) => context.OperationStarted();

    public static void OperationCompleted(SynchronizationContext context) => context.OperationCompleted();

    public static SynchronizationContext CreateCopy(SynchronizationContext context) => context.CreateCopy();

    public static bool IsWaitNotificationRequired(SynchronizationContext context) => context.IsWaitNotificationRequired();

    private static bool HasNoPostOfItsOwn(SynchronizationContext context) =>
        ((Action<SendOrPostCallback, object?>)context.Post).Method.DeclaringType == typeof(SynchronizationContext);
}
