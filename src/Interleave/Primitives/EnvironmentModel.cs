using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Environment.

namespace Interleave.Primitives;

/// <summary>Models what <see cref="Environment"/> tells about threads and time.</summary>
[ModelOf(typeof(Environment))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EnvironmentModel
{
    public static int get_CurrentManagedThreadId() =>
        LogicalThread.Current is { } thread ? ThreadObjects.CurrentId(thread) : Environment.CurrentManagedThreadId;

    /// <summary>Two, whatever the machine has: a program that sizes its work by it must do the same everywhere.</summary>
    public static int get_ProcessorCount() => LogicalThread.Current is null ? Environment.ProcessorCount : 2;

    public static long get_TickCount64() => LogicalThread.Current is { } thread ? TimeReads.Now(thread) / TimeSpan.TicksPerMillisecond : Environment.TickCount64;

    public static int get_TickCount() => LogicalThread.Current is null ? Environment.TickCount : (int)get_TickCount64();
}
