using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>What is known about a task besides the real <see cref="Task"/> object, which always holds its state.</summary>
internal sealed class TaskResource : Resource
{
    /// <summary>True when modelled code created the task, so that only logical threads can complete it.</summary>
    internal bool IsControlled { get; set; }

    /// <summary>True when its continuations must not run inside the call that completes it (RunContinuationsAsynchronously).</summary>
    internal bool QueuesContinuations { get; set; }

    /// <summary>For tasks that stand for a delegate: what the promise behind it cannot tell.</summary>
    internal TaskStatus DelegateStatus { get; set; } = TaskStatus.WaitingForActivation;

    /// <summary>For the proxy that Unwrap gives: the inner task, once it is known; unrewritten code completes the proxy.</summary>
    internal Func<object?>? Inner { get; set; }

    /// <summary>The options it was created with, where the promise behind it was made with fewer.</summary>
    internal TaskCreationOptions? Options { get; set; }

    /// <summary>For a delegate's task that is a promise: what runs it.</summary>
    internal TaskJob? Job { get; set; }

    /// <summary>For a real delegate task: the program's own scheduler it was given to.</summary>
    internal TaskScheduler? Scheduler { get; set; }

    /// <summary>For a real delegate task: its attached children, and its own parent.</summary>
    internal (TaskFamily Own, TaskFamily? Parent)? Family { get; set; }

    /// <summary>The logical thread that runs its body now, if one does; the edge of a deadlock report.</summary>
    internal LogicalThread? Runner { get; set; }

    /// <summary>The continuation registered on the real task; later ones follow it.</summary>
    internal Continuation? FirstContinuation { get; set; }

    /// <summary>The tasks that a real combinator (WhenAll, WhenAny) combines in this one; empty for any other task.</summary>
    internal Task[] Parts { get; set; } = [];

    /// <summary>Where it was created.</summary>
    internal int CreatedAt { get; set; }

    /// <summary>What the task is about: the channel of a pending read.</summary>
    internal Resource? Subject { get; set; }

    internal Task Task => (Task)Key!;

    public override string KindName => "task";

    public override string Name
    {
        get
        {
            Site created = SiteTable.Get(CreatedAt);
            string origin = Label ?? KindName;
            if (Subject is not null)
            {
                return $"{origin} of {Subject}";
            }

            return CreatedAt == 0 || !IsControlled ? origin : $"{origin} ({created.ShortMember} at {created.Place})";
        }
    }

    public override bool IsReady(LogicalThread thread) => Task.IsCompleted;

    public override void AddHolders(List<LogicalThread> holders)
    {
        if (Runner is { IsFinished: false } running)
        {
            holders.Add(running);
        }
    }

    /// <summary>Notes a task that modelled code has just created.</summary>
    internal static TaskResource Created(LogicalThread thread, Task task, bool controlled = true)
    {
        TaskResource resource = thread.Execution.Resource<TaskResource>(task, out _);
        resource.IsControlled = controlled;
        resource.CreatedAt = thread.CurrentSite;
        return resource;
    }

    /// <summary>What is known about a task.</summary>
    internal static TaskResource Of(LogicalThread thread, Task task)
    {
        TaskResource resource = thread.Execution.Resource<TaskResource>(task, out bool created);
        if (created)
        {
            resource.CreatedAt = thread.CurrentSite;
        }

        return resource;
    }

    /// <summary>
    /// The thread sees what was waited for as done, so what was done before comes before what it does next. A combined
    /// task is completed by unrewritten code: its parts tell who did.
    /// </summary>
    internal static void Seen(LogicalThread thread, Resource done)
    {
        thread.Execution.Order(thread, AccessKind.Wait, done);
        if (done is TaskResource { Parts: { Length: > 0 } parts })
        {
            SeenAll(thread, parts);
        }

        if (done is TaskResource { Inner: { } inner } && inner() is Task task)
        {
            Seen(thread, task);
        }
    }

    /// <summary>As <see cref="Seen(LogicalThread, Resource)"/>, for those of several tasks that are complete.</summary>
    internal static void SeenAll(LogicalThread thread, Task[] tasks)
    {
        foreach (Task task in tasks)
        {
            Seen(thread, task);
        }
    }

    private static void Seen(LogicalThread thread, Task task)
    {
        if (task.IsCompleted && thread.Execution.ResourcesById.TryGet(task, out TaskResource? resource))
        {
            Seen(thread, resource);
        }
    }

    /// <summary>Ends the execution when the task is incomplete and nothing under control will complete it.</summary>
    internal void RequireControlled(LogicalThread thread)
    {
        if (IsControlled || Task.IsCompleted)
        {
            return;
        }

        if (ForeignTasks.AreDrivenByControlledOnes(thread, Task))
        {
            IsControlled = true;
            return;
        }

        Site site = SiteTable.Get(thread.CurrentSite);
        string stack = string.Join(Environment.NewLine, UserFrames.OfCaller().Select(f => "   at " + f));
        thread.Execution.FailUncontrolled(
            $"{site} waits for a task ({TypeNames.Short(Task.GetType())}) that no controlled code created: its completion would come from outside "
            + "of the test. Have the assembly that creates it rewritten, replace that dependency by a fake, or complete it from the test."
            + Environment.NewLine + stack);
    }

    /// <summary>Whether a task is complete, as visible to the program: a scheduling point unless it is complete already.</summary>
    internal static bool Poll(Task task)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return task.IsCompleted;
        }

        if (task.IsCompleted)
        {
            NoteSeen(thread, task);
            return true;
        }

        TaskResource resource = Of(thread, task);
        resource.RequireControlled(thread);
        thread.Execution.Point(thread, AccessKind.Read, resource);
        if (!task.IsCompleted)
        {
            thread.Execution.NoteUnchanged(thread);
            return false;
        }

        NoteSeen(thread, task);
        return true;
    }

    /// <summary>Blocks until the task is complete, the time is up or the token is cancelled.</summary>
    /// <returns>Whether it is complete.</returns>
    internal static bool Wait(LogicalThread thread, Task task, TimeSpan timeout, CancellationToken token)
    {
        if (task.IsCompleted)
        {
            NoteSeen(thread, task);
            return true;
        }

        TaskResource resource = Of(thread, task);
        if (timeout == Timeout.InfiniteTimeSpan && !token.CanBeCanceled && resource.TryRunInline(thread))
        {
            return true;
        }

        resource.RequireControlled(thread);
        bool done = thread.Execution.Block(thread, AccessKind.Wait, resource, timeout, token);
        if (done)
        {
            Seen(thread, resource);
        }

        return done;
    }

    /// <summary>As .NET does, a thread that would wait for a task asks the task's own scheduler to run it here.</summary>
    private bool TryRunInline(LogicalThread thread) =>
        DelegateStatus == TaskStatus.WaitingToRun
        && (Job?.Scheduler ?? Scheduler) is { } scheduler
        && Schedulers.TryInline(thread, scheduler, Task, wasQueued: true)
        && Task.IsCompleted;

    /// <summary>Blocks until the task is complete.</summary>
    internal static void Settle(Task task)
    {
        if (LogicalThread.Current is { } thread)
        {
            Wait(thread, task, Timeout.InfiniteTimeSpan, default);
        }
    }

    private static void NoteSeen(LogicalThread thread, Task task)
    {
        thread.Execution.NoteSeen<TaskResource>(thread, task);
        Seen(thread, task);
    }

    protected internal override void Reset()
    {
        Parts = [];
        (IsControlled, QueuesContinuations, Runner, CreatedAt) = (false, false, null, 0);
        DelegateStatus = TaskStatus.WaitingForActivation;
        FirstContinuation = null;
        Subject = null;
        (Options, Job, Scheduler, Family, Inner) = (null, null, null, null, null);
    }
}
