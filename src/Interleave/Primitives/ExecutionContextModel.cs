using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.ExecutionContext.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ExecutionContext"/>: the real one, which flows with logical threads and awaits.</summary>
[ModelOf(typeof(ExecutionContext))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExecutionContextModel
{
    public static ExecutionContext? Capture() => ExecutionContext.Capture();

    public static void Run(ExecutionContext executionContext, ContextCallback callback, object? state) =>
        ExecutionContext.Run(executionContext, callback, state);

    public static void Restore(ExecutionContext executionContext) => ExecutionContext.Restore(executionContext);

    public static ExecutionContext CreateCopy(ExecutionContext executionContext) => executionContext.CreateCopy();

    public static void Dispose(ExecutionContext executionContext) => executionContext.Dispose();

    public static bool IsFlowSuppressed() => ExecutionContext.IsFlowSuppressed();

    public static void RestoreFlow() => ExecutionContext.RestoreFlow();
}
