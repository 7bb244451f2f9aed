using System.ComponentModel;
using System.Diagnostics;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Diagnostics.Stopwatch.

namespace Interleave.Primitives;

/// <summary>Models <see cref="Stopwatch"/> over virtual time, in ticks of <see cref="Stopwatch.Frequency"/>.</summary>
[ModelOf(typeof(Stopwatch))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StopwatchModel
{
    public static Stopwatch ctor() => new();

    public static Stopwatch StartNew()
    {
        var watch = new Stopwatch();
        Start(watch);
        return watch;
    }

    public static void Start(Stopwatch watch)
    {
        if (LogicalThread.Current is not { } thread)
        {
            watch.Start();
        }
        else if (Of(thread, watch) is { StartedAt: < 0 } resource)
        {
            resource.StartedAt = TimeReads.Now(thread);
        }
    }

    public static void Stop(Stopwatch watch)
    {
        if (LogicalThread.Current is not { } thread)
        {
            watch.Stop();
        }
        else if (Of(thread, watch) is { StartedAt: >= 0 } resource)
        {
            resource.Elapsed += TimeReads.Now(thread) - resource.StartedAt;
            resource.StartedAt = -1;
        }
    }

    public static void Reset(Stopwatch watch)
    {
        if (LogicalThread.Current is { } thread)
        {
            StopwatchResource resource = Of(thread, watch);
            (resource.Elapsed, resource.StartedAt) = (0, -1);
        }
        else
        {
            watch.Reset();
        }
    }

    public static void Restart(Stopwatch watch)
    {
        if (LogicalThread.Current is null)
        {
            watch.Restart();
            return;
        }

        Reset(watch);
        Start(watch);
    }

    public static bool get_IsRunning(Stopwatch watch) =>
        LogicalThread.Current is { } thread ? Of(thread, watch).StartedAt >= 0 : watch.IsRunning;

    public static TimeSpan get_Elapsed(Stopwatch watch)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return watch.Elapsed;
        }

        StopwatchResource resource = Of(thread, watch);
        return new TimeSpan(resource.Elapsed + (resource.StartedAt < 0 ? 0 : TimeReads.Now(thread) - resource.StartedAt));
    }

    public static long get_ElapsedMilliseconds(Stopwatch watch) => (long)get_Elapsed(watch).TotalMilliseconds;

    public static long get_ElapsedTicks(Stopwatch watch) =>
        LogicalThread.Current is null ? watch.ElapsedTicks : ToStopwatchTicks(get_Elapsed(watch).Ticks);

    public static long GetTimestamp() =>
        LogicalThread.Current is { } thread ? ToStopwatchTicks(TimeReads.Now(thread)) : Stopwatch.GetTimestamp();

    public static TimeSpan GetElapsedTime(long startingTimestamp) => Stopwatch.GetElapsedTime(startingTimestamp, GetTimestamp());

    public static TimeSpan GetElapsedTime(long startingTimestamp, long endingTimestamp) =>
        Stopwatch.GetElapsedTime(startingTimestamp, endingTimestamp);

    public static string ToString(Stopwatch watch) => get_Elapsed(watch).ToString();

    /// <summary>Stopwatch ticks of a number of clock ticks; by double only where the frequency is no multiple.</summary>
    internal static long ToStopwatchTicks(long ticks) =>
        Stopwatch.Frequency % TimeSpan.TicksPerSecond == 0
            ? ticks * (Stopwatch.Frequency / TimeSpan.TicksPerSecond)
            : (long)(ticks * ((double)Stopwatch.Frequency / TimeSpan.TicksPerSecond));

    private static StopwatchResource Of(LogicalThread thread, Stopwatch watch)
    {
        if (watch is null)
        {
            throw new NullReferenceException();
        }

        return thread.Execution.Resource<StopwatchResource>(watch, out _);
    }
}
