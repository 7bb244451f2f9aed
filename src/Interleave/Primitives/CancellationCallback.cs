using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// A callback registered on a cancellation token. The real token calls it; this knows which logical thread runs it, so
/// that disposing the registration waits as documented without spinning for real, and so that CancelAsync can run
/// callbacks later.
/// </summary>
internal sealed class CancellationCallback
{
    private static readonly Action<object?> s_invoke = static c => ((CancellationCallback)c!).Invoke();

    [ThreadStatic]
    private static List<CancellationCallback>? t_deferred;

    private readonly Execution _execution;
    private readonly int _epoch;
    private readonly Delegate _callback;
    private readonly object? _state;
    private readonly CancellationToken _token;
    private CancellationTokenRegistration _real;
    private ExecutionContext? _context;
    private bool _isUnregistered;
    private bool _isDeferred;

    private CancellationCallback(LogicalThread thread, Delegate callback, object? state, CancellationToken token)
    {
        _execution = thread.Execution;
        _epoch = _execution.StaticsEpoch;
        (_callback, _state, _token) = (callback, state, token);
    }

    /// <summary>The logical thread that runs it now; null when none does.</summary>
    internal LogicalThread? ExecutingOn { get; private set; }

    /// <summary>False when the token was cancelled already: the callback has run, and there is nothing to take out.</summary>
    internal bool IsRegistered => _real != default;

    /// <summary>Registers a callback: Action, Action&lt;object&gt; or Action&lt;object, CancellationToken&gt;. Called at once when the token is cancelled already.</summary>
    internal static CancellationCallback Register(
        LogicalThread thread, Delegate callback, object? state, bool flowContext, CancellationToken token)
    {
        var made = new CancellationCallback(thread, callback, state, token);
        Cancellations.IsRequested(token);
        made._real = flowContext ? token.Register(s_invoke, made) : token.UnsafeRegister(s_invoke, made);
        return made;
    }

    /// <summary>For models: a callback that flows no context.</summary>
    internal static CancellationCallback? ForModel(LogicalThread thread, Action<object?> callback, object? state, CancellationToken token) =>
        token.CanBeCanceled ? Register(thread, callback, state, flowContext: false, token) : null;

    /// <summary>Runs an action that cancels a token; the callbacks it would have run are returned instead.</summary>
    internal static List<CancellationCallback> Defer(Action cancel)
    {
        List<CancellationCallback>? previous = t_deferred;
        var deferred = new List<CancellationCallback>();
        t_deferred = deferred;
        try
        {
            cancel();
        }
        finally
        {
            t_deferred = previous;
        }

        return deferred;
    }

    /// <summary>Takes the callback out if it was not called yet.</summary>
    /// <returns>True when it will now never run.</returns>
    internal bool Unregister()
    {
        if (_real.Unregister())
        {
            return true;
        }

        bool wasWaiting = _isDeferred && !_isUnregistered;
        _isUnregistered |= wasWaiting;
        return wasWaiting;
    }

    /// <summary>Takes it out, or waits until it is through when another logical thread runs it.</summary>
    internal void Dispose(LogicalThread thread)
    {
        if (Unregister())
        {
            return;
        }

        CallbackResource end = thread.Execution.Resource<CallbackResource>(this, out _);
        if (ExecutingOn is null)
        {
            thread.Execution.Order(thread, AccessKind.Wait, end);
        }
        else if (!ReferenceEquals(ExecutingOn, thread))
        {
            thread.Execution.Block(thread, AccessKind.Wait, end);
        }
    }

    /// <summary>Runs it now; for callbacks that were deferred.</summary>
    internal void RunDeferred()
    {
        if (_isUnregistered)
        {
            return;
        }

        _isDeferred = false;
        if (_context is null)
        {
            Execute();
        }
        else
        {
            ExecutionContext.Run(_context, static c => ((CancellationCallback)c!).Execute(), this);
        }
    }

    private void Invoke()
    {
        if (_execution.StaticsEpoch != _epoch || _execution.IsStopping)
        {
            return;
        }

        if (LogicalThread.Current is null)
        {
            _execution.NoteUncontrolled(
                "A cancellation token was cancelled on an OS thread that the tester does not control: by a real timer, or by code that is not rewritten. "
                + "Create its source inside the test.");
        }
        else if (t_deferred is { } deferred)
        {
            _isDeferred = true;
            _context = ExecutionContext.Capture();
            deferred.Add(this);
        }
        else
        {
            Execute();
        }
    }

    private void Execute()
    {
        ExecutingOn = LogicalThread.Current;
        try
        {
            switch (_callback)
            {
                case Action action:
                    action();
                    break;
                case Action<object?, CancellationToken> withToken:
                    withToken(_state, _token);
                    break;
                default:
                    ((Action<object?>)_callback)(_state);
                    break;
            }
        }
        finally
        {
            _execution.Order(ExecutingOn!, AccessKind.Signal, _execution.Resource<CallbackResource>(this, out _));
            ExecutingOn = null;
            _execution.Mutated();
        }
    }
}
