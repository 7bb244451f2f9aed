using System.Runtime.ExceptionServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Something that goes on when a task completes. Its callback is registered on the real task and so runs inside the
/// call that completes it, as in .NET; or on a logical thread of its own where .NET would queue it.
/// </summary>
internal abstract class Continuation
{
    /// <summary>
    /// Continuations nested deeper than this are queued. .NET does the same when the stack runs out; a callback it then
    /// gives to its own pool would be out of control.
    /// </summary>
    private const int MaxInlineDepth = 150;

    private static readonly Action<object?> s_run = static c => ((Continuation)c!).RunGuarded();

    private static readonly SendOrPostCallback s_posted = static c => ((Continuation)c!).RunPosted();

    [ThreadStatic]
    private static int t_depth;

    private readonly Execution _execution;
    private readonly int _epoch;
    private Action? _callback;
    private PendingAwait? _pending;
    private Resource? _on;
    private List<Continuation>? _followers;

    // Where an await goes back to: a synchronization context or a task scheduler of the program's own; null for anywhere.
    private object? _target;
    private bool _runsAnywhere;

    protected Continuation(LogicalThread thread)
    {
        _execution = thread.Execution;
        _epoch = _execution.StaticsEpoch;
    }

    /// <summary>The callback to give to whatever is waited for.</summary>
    internal Action Callback => _callback ??= Invoke;

    /// <summary>Shown to people: the async method's name.</summary>
    internal abstract string Name { get; }

    /// <summary>True for an await: of several on one task .NET runs only the first inside the completing call.</summary>
    protected virtual bool IsAwait => true;

    /// <summary>Notes where the awaiting method wants to go on: in its context, else on its scheduler.</summary>
    internal void Capture(LogicalThread thread, bool continuesOnCapturedContext)
    {
        Ambient ambient = Ambient.Of(thread);
        _target = continuesOnCapturedContext ? (object?)ambient.OwnContext ?? ambient.Scheduler : null;
        _runsAnywhere = false;
    }

    /// <summary>An awaiter of the program's own decides where it calls back; there the method goes on.</summary>
    internal void RunAnywhere() => (_target, _runsAnywhere) = (null, true);

    /// <summary>Goes on when the task completes.</summary>
    internal void Await(LogicalThread thread, Task task)
    {
        if (task.IsCompleted)
        {
            GoOnElsewhere();
            return;
        }

        TaskResource resource = TaskResource.Of(thread, task);
        resource.RequireControlled(thread);
        Suspend(thread, resource);
        if (resource.FirstContinuation is { } first)
        {
            // Given a second callback, the real task would queue one of the two to the real thread pool.
            (first._followers ??= []).Add(this);
            return;
        }

        resource.FirstContinuation = this;
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(Callback);
    }

    /// <summary>Lists it among the suspended methods of a deadlock report.</summary>
    internal void Suspend(LogicalThread thread, Resource on)
    {
        _pending = new PendingAwait(Name, on, thread.CurrentSite);
        _on = on;
        _execution.PendingAwaits.Add(_pending);
        _execution.Order(thread, AccessKind.Signal, on);
    }

    /// <summary>Goes on, on a logical thread of its own.</summary>
    internal LogicalThread Queue()
    {
        LogicalThread spawned = _execution.Spawn(ThreadKind.Continuation, Name, s_run, this, flowContext: false);
        if (LogicalThread.Current is { } thread)
        {
            _execution.Note(thread, AccessKind.Spawn, spawned.Ended);
        }

        return spawned;
    }

    /// <summary>Goes on after every other thread had its turn: Task.Yield.</summary>
    internal void QueueYielding(LogicalThread by)
    {
        if (_target is null)
        {
            _execution.YieldFirst(Queue(), by);
        }
        else
        {
            GoOnElsewhere();
        }
    }

    /// <summary>What to do; runs on a logical thread.</summary>
    protected abstract void Run();

    private void Invoke()
    {
        if (_execution.StaticsEpoch != _epoch || _execution.IsStopping)
        {
            return;
        }

        if (LogicalThread.Current is not { } thread || !ReferenceEquals(thread.Execution, _execution))
        {
            _execution.NoteUncontrolled(
                $"The continuation of {Name} was called on the OS thread '{Thread.CurrentThread.Name}', which the tester does not control: what it awaited "
                + "was completed by unrewritten code. Have that assembly rewritten, or keep it out of the test.");
            return;
        }

        List<Continuation>? followers = _followers;
        _followers = null;
        if (followers is null)
        {
            GoOn();
            return;
        }

        // The order of .NET: what is queued is queued first, then the rest runs in order of registration.
        bool first = IsAwait;
        foreach (Continuation follower in followers.Where(f => f.IsAwait))
        {
            if (first)
            {
                follower.Resume();
                follower.GoOnElsewhere();
            }

            first = true;
        }

        GoOn();
        first = IsAwait;
        foreach (Continuation follower in followers)
        {
            if (!follower.IsAwait || !first)
            {
                follower.GoOn();
            }

            first |= follower.IsAwait;
        }
    }

    /// <summary>Goes on here, or elsewhere: where it was captured, or where continuations are queued.</summary>
    private void GoOn()
    {
        Resume();
        if ((IsAwait && !MayRunHere()) || t_depth >= MaxInlineDepth)
        {
            GoOnElsewhere();
            return;
        }

        t_depth++;
        try
        {
            RunGuarded();
        }
        finally
        {
            t_depth--;
        }
    }

    private bool MayRunHere()
    {
        Ambient ambient = Ambient.Of(LogicalThread.Current!);
        bool isRightPlace = _target switch
        {
            null => _runsAnywhere || ambient.AllowsInlining,
            SynchronizationContext context => ReferenceEquals(context, ambient.Context),
            _ => ReferenceEquals(_target, ambient.Scheduler),
        };
        return isRightPlace && !Completion.QueuesContinuations;
    }

    /// <summary>Is posted to its context, queued to its scheduler, or runs on a logical thread of its own.</summary>
    private void GoOnElsewhere()
    {
        if (LogicalThread.Current is { } thread && _target is not null)
        {
            if (_target is SynchronizationContext context)
            {
                SynchronizationContextModel.Post(context, s_posted, this);
            }
            else
            {
                _ = TaskFactoryModel.Begin<Nothing>(thread, RunGuarded, null, new StartOptions(TaskCreationOptions.DenyChildAttach, (TaskScheduler)_target, default));
            }
        }
        else
        {
            Queue();
        }
    }

    /// <summary>A context of the program's own calls back, on whatever thread it chose.</summary>
    private void RunPosted()
    {
        if (_execution.StaticsEpoch != _epoch || _execution.IsStopping)
        {
            return;
        }

        if (LogicalThread.Current is null)
        {
            _execution.NoteUncontrolled(
                $"The continuation of {Name} was called on the OS thread '{Thread.CurrentThread.Name}', which the tester does not control: its "
                + "SynchronizationContext keeps threads of its own. Have that assembly rewritten.");
            return;
        }

        RunGuarded();
    }

    private void Resume()
    {
        if (_pending is { } pending)
        {
            List<PendingAwait> all = _execution.PendingAwaits;
            int at = all.FindLastIndex(p => ReferenceEquals(p, pending));
            if (at >= 0)
            {
                all.RemoveAt(at);
            }

            _pending = null;
        }
    }

    /// <summary>Lets nothing escape into the framework code that called: it would crash the process.</summary>
    private void RunGuarded()
    {
        LogicalThread thread = LogicalThread.Current!;
        Ambient ambient = Ambient.Of(thread);
        (SynchronizationContext?, TaskScheduler?, TaskFamily?) saved = ambient.Get();
        try
        {
            if (_on is { } on)
            {
                TaskResource.Seen(thread, on);
            }

            Run();
        }
        catch (TeardownException)
        {
            // The thread below notices at its own next scheduling point.
        }
        catch (Exception exception)
        {
            // .NET rethrows it on a pool thread, which ends the process.
            _execution.Fail(FindingDraft.ForException(ExceptionDispatchInfo.Capture(exception).SourceException, LogicalThread.Current!));
        }
        finally
        {
            // What it set is its own, as after ExecutionContext.Run.
            ambient.Set(saved);
        }
    }
}
