using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.DateTimeOffset.

namespace Interleave.Primitives;

/// <summary>Models what <see cref="DateTimeOffset"/> reads off the clock.</summary>
[ModelOf(typeof(DateTimeOffset))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DateTimeOffsetModel
{
    public static DateTimeOffset get_UtcNow() =>
        LogicalThread.Current is { } thread ? new DateTimeOffset(TimeReads.UtcNow(thread)) : DateTimeOffset.UtcNow;

    /// <summary>Virtual local time is UTC, whatever the machine's zone.</summary>
    public static DateTimeOffset get_Now() => LogicalThread.Current is null ? DateTimeOffset.Now : get_UtcNow();
}
