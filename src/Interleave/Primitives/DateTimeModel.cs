using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.DateTime.

namespace Interleave.Primitives;

/// <summary>Models what <see cref="DateTime"/> reads off the clock.</summary>
[ModelOf(typeof(DateTime))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DateTimeModel
{
    public static DateTime get_UtcNow() => LogicalThread.Current is { } thread ? TimeReads.UtcNow(thread) : DateTime.UtcNow;

    /// <summary>Virtual local time is UTC, whatever the machine's zone.</summary>
    public static DateTime get_Now() =>
        LogicalThread.Current is { } thread ? DateTime.SpecifyKind(TimeReads.UtcNow(thread), DateTimeKind.Local) : DateTime.Now;

    public static DateTime get_Today() => LogicalThread.Current is null ? DateTime.Today : get_Now().Date;
}
