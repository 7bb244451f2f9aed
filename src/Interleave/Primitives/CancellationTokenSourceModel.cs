using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.CancellationTokenSource.

namespace Interleave.Primitives;

/// <summary>Models <see cref="CancellationTokenSource"/>: real sources, virtual timers, links of our own.</summary>
[ModelOf(typeof(CancellationTokenSource))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CancellationTokenSourceModel
{
    private const long MaxMilliseconds = 0xFFFFFFFEL;

    private static readonly Action<object?> s_forward = static s => Forward((CancellationTokenSource)s!);

    public static CancellationTokenSource ctor() => new();

    public static CancellationTokenSource ctor(int millisecondsDelay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(millisecondsDelay, Timeout.Infinite);
        return LogicalThread.Current is null ? new CancellationTokenSource(millisecondsDelay) : Timed(TimeSpan.FromMilliseconds(millisecondsDelay));
    }

    public static CancellationTokenSource ctor(TimeSpan delay)
    {
        Require(delay);
        return LogicalThread.Current is null ? new CancellationTokenSource(delay) : Timed(delay);
    }

    public static CancellationTokenSource ctor(TimeSpan delay, TimeProvider timeProvider)
    {
        if (LogicalThread.Current is null)
        {
            return new CancellationTokenSource(delay, timeProvider);
        }

        TaskModel.RequireSystemTime(timeProvider, "A CancellationTokenSource");
        return ctor(delay);
    }

    public static CancellationToken get_Token(CancellationTokenSource source) => source.Token;

    public static bool get_IsCancellationRequested(CancellationTokenSource source) =>
        CancellationTokenModel.Poll(source ?? throw new NullReferenceException());

    public static void Cancel(CancellationTokenSource source) => Cancel(source, throwOnFirstException: false);

    public static void Cancel(CancellationTokenSource source, bool throwOnFirstException)
    {
        if (LogicalThread.Current is not { } thread)
        {
            source.Cancel(throwOnFirstException);
            return;
        }

        if (thread.Execution.IsStopping)
        {
            return;
        }

        if (!source.IsCancellationRequested)
        {
            thread.Execution.Point(thread, AccessKind.Signal, CancellationTokenModel.Of(thread, source));
        }

        try
        {
            source.Cancel(throwOnFirstException);
        }
        catch (Exception) when (thread.Execution.IsStopping)
        {
            // A callback was unwound by the tester; the source has wrapped that in an exception of its own.
            throw TeardownException.Instance;
        }
    }

    public static Task CancelAsync(CancellationTokenSource source)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return source.CancelAsync();
        }

        if (source.IsCancellationRequested || thread.Execution.IsStopping)
        {
            return Task.CompletedTask;
        }

        thread.Execution.Point(thread, AccessKind.Signal, CancellationTokenModel.Of(thread, source));
        List<CancellationCallback> callbacks = CancellationCallback.Defer(source.Cancel);
        return TaskModel.Run(() => RunAll(callbacks));
    }

    public static void CancelAfter(CancellationTokenSource source, int millisecondsDelay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(millisecondsDelay, Timeout.Infinite);
        CancelAfter(source, TimeSpan.FromMilliseconds(millisecondsDelay));
    }

    public static void CancelAfter(CancellationTokenSource source, TimeSpan delay)
    {
        Require(delay);
        if (LogicalThread.Current is not { } thread)
        {
            source.CancelAfter(delay);
            return;
        }

        CancellationResource resource = CancellationTokenModel.Of(thread, source);
        ObjectDisposedException.ThrowIf(resource.IsDisposed, source);
        if (!source.IsCancellationRequested)
        {
            Arm(thread, resource, delay);
        }
    }

    public static bool TryReset(CancellationTokenSource source)
    {
        if (LogicalThread.Current is { } thread)
        {
            CancellationResource resource = CancellationTokenModel.Of(thread, source);
            if (resource.Timer is { } timer && !timer.Cancel())
            {
                return false;
            }

            resource.Timer = null;
        }

        return source.TryReset();
    }

    public static void Dispose(CancellationTokenSource source)
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread)
        {
            CancellationResource resource = CancellationTokenModel.Of(thread, source);
            resource.Timer?.Cancel();
            resource.IsDisposed = true;
            foreach (CancellationCallback link in resource.Links)
            {
                link.Dispose(thread);
            }
        }

        source.Dispose();
    }

    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken token) => CreateLinkedTokenSource([token]);

    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken token1, CancellationToken token2) =>
        CreateLinkedTokenSource([token1, token2]);

    public static CancellationTokenSource CreateLinkedTokenSource(params CancellationToken[] tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (tokens.Length == 0)
        {
            throw new ArgumentException("No tokens were supplied.");
        }

        return CreateLinkedTokenSource(tokens.AsSpan());
    }

    public static CancellationTokenSource CreateLinkedTokenSource(params ReadOnlySpan<CancellationToken> tokens)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return CancellationTokenSource.CreateLinkedTokenSource(tokens);
        }

        // A real linked source waits for real, in Dispose, while one of its parents runs its callbacks.
        var linked = new CancellationTokenSource();
        CancellationResource resource = CancellationTokenModel.Of(thread, linked);
        foreach (CancellationToken token in tokens)
        {
            if (token.CanBeCanceled)
            {
                resource.Links.Add(CancellationCallback.Register(thread, s_forward, linked, flowContext: false, token));
            }
        }

        return linked;
    }

    /// <summary>A step of its own: the source it is linked to can be seen cancelled before it is.</summary>
    private static void Forward(CancellationTokenSource linked)
    {
        if (LogicalThread.Current is { } thread && !linked.IsCancellationRequested)
        {
            thread.Execution.Point(thread, AccessKind.Signal, CancellationTokenModel.Of(thread, linked));
        }

        try
        {
            linked.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Disposed while its parent was being cancelled.
        }
    }

    private static CancellationTokenSource Timed(TimeSpan delay)
    {
        var source = new CancellationTokenSource();
        if (delay == TimeSpan.Zero)
        {
            source.Cancel();
        }
        else if (LogicalThread.Current is { } thread)
        {
            Arm(thread, CancellationTokenModel.Of(thread, source), delay);
        }

        return source;
    }

    private static void Arm(LogicalThread thread, CancellationResource resource, TimeSpan delay)
    {
        resource.Timer?.Cancel();
        resource.Timer = delay == Timeout.InfiniteTimeSpan
            ? null
            : thread.Execution.Clock.Schedule(delay, static s => CancelWhenDue((CancellationTokenSource)s!), resource.Source, "CancelAfter");
    }

    private static void CancelWhenDue(CancellationTokenSource source)
    {
        if (LogicalThread.Current is { } thread && !CancellationTokenModel.Of(thread, source).IsDisposed)
        {
            try
            {
                Cancel(source);
            }
            catch (ObjectDisposedException)
            {
                // Disposed through IDisposable, between the timer's firing and now.
            }
        }
    }

    private static void RunAll(List<CancellationCallback> callbacks)
    {
        List<Exception>? failures = null;
        foreach (CancellationCallback callback in callbacks)
        {
            try
            {
                callback.RunDeferred();
            }
            catch (Exception exception) when (exception is not TeardownException)
            {
                (failures ??= []).Add(exception);
            }
        }

        if (failures is not null)
        {
            throw new AggregateException(failures);
        }
    }

    private static void Require(TimeSpan delay)
    {
        long milliseconds = (long)delay.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, nameof(delay));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, MaxMilliseconds, nameof(delay));
    }
}
