using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.TimeProvider.

namespace Interleave.Primitives;

/// <summary>
/// Models the clocks of <see cref="TimeProvider.System"/>; providers of the program's own are called as they are.
/// </summary>
[ModelOf(typeof(TimeProvider))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TimeProviderModel
{
    public static TimeProvider get_System() => TimeProvider.System;

    public static DateTimeOffset GetUtcNow(TimeProvider provider) =>
        IsVirtual(provider) ? DateTimeOffsetModel.get_UtcNow() : provider.GetUtcNow();

    public static DateTimeOffset GetLocalNow(TimeProvider provider) =>
        IsVirtual(provider) ? DateTimeOffsetModel.get_Now() : provider.GetLocalNow();

    public static TimeZoneInfo get_LocalTimeZone(TimeProvider provider) => IsVirtual(provider) ? TimeZoneInfo.Utc : provider.LocalTimeZone;

    public static long GetTimestamp(TimeProvider provider) => IsVirtual(provider) ? StopwatchModel.GetTimestamp() : provider.GetTimestamp();

    public static long get_TimestampFrequency(TimeProvider provider) => provider.TimestampFrequency;

    public static TimeSpan GetElapsedTime(TimeProvider provider, long startingTimestamp) =>
        provider.GetElapsedTime(startingTimestamp, GetTimestamp(provider));

    public static TimeSpan GetElapsedTime(TimeProvider provider, long startingTimestamp, long endingTimestamp) =>
        provider.GetElapsedTime(startingTimestamp, endingTimestamp);

    public static ITimer CreateTimer(TimeProvider provider, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        IsVirtual(provider) ? new ProviderTimer(TimerModel.ctor(callback, state, dueTime, period)) : provider.CreateTimer(callback, state, dueTime, period);

    private static bool IsVirtual(TimeProvider provider) => LogicalThread.Current is not null && ReferenceEquals(provider, TimeProvider.System);
}
