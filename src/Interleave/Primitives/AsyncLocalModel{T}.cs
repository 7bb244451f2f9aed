using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.AsyncLocal`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>
/// Models what of <see cref="AsyncLocal{T}"/> calls back: the handler of changes. The values themselves flow with the real
/// <see cref="ExecutionContext"/>, which ends the process when a handler throws while it switches threads.
/// </summary>
[ModelOf(typeof(AsyncLocal<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AsyncLocalModel<T>
{
    public static AsyncLocal<T> ctor(Action<AsyncLocalValueChangedArgs<T>>? valueChangedHandler) =>
        valueChangedHandler is null ? new AsyncLocal<T>(null) : new AsyncLocal<T>(change => OnChange(valueChangedHandler, change));

    private static void OnChange(Action<AsyncLocalValueChangedArgs<T>> handler, AsyncLocalValueChangedArgs<T> change)
    {
        LogicalThread? thread = LogicalThread.Current;
        if (ContextSwitch.IsQuiet || thread is { Execution.IsStopping: true })
        {
            return;
        }

        if (thread is null || !change.ThreadContextChanged)
        {
            handler(change);
            return;
        }

        try
        {
            handler(change);
        }
        catch (TeardownException)
        {
            // The thread notices at its own next scheduling point.
        }
        catch (Exception exception)
        {
            // "An exception was not handled in an AsyncLocal<T> notification callback": .NET ends the process.
            thread.Execution.Fail(FindingDraft.ForException(exception, thread));
        }
    }
}
