namespace Unit.Primitives.Programs;

/// <summary>Programs with schedulers, contexts and task options, right in every schedule.</summary>
public static class SchedulerPrograms
{
    public static void TasksOfOneThreadNeverMeet()
    {
        int count = 0;
        using var scheduler = new OneThreadScheduler();
        var factory = new TaskFactory(scheduler);
        Task[] tasks = [factory.StartNew(Add), factory.StartNew(Add), Task.Factory.StartNew(Add, CancellationToken.None, TaskCreationOptions.None, scheduler)];
        Task.WaitAll(tasks);
        Require(count == 3, $"{count}");

        void Add()
        {
            Require(TaskScheduler.Current == scheduler, "current scheduler");
            count++;
        }
    }

    public static void ChildrenOfASchedulersTaskRunThereUnlessItHides()
    {
        using var scheduler = new OneThreadScheduler();
        (bool Own, bool Hidden) seen = default;
        Task.Factory.StartNew(
            () => seen.Own = Task.Factory.StartNew(() => TaskScheduler.Current == scheduler).Result,
            CancellationToken.None,
            TaskCreationOptions.None,
            scheduler).Wait();
        Task.Factory.StartNew(
            () => seen.Hidden = Task.Factory.StartNew(() => TaskScheduler.Current == TaskScheduler.Default).Result,
            CancellationToken.None,
            TaskCreationOptions.HideScheduler,
            scheduler).Wait();
        Require(seen == (true, true), $"{seen}");
    }

    public static void AwaitsGoBackToTheScheduler()
    {
        using var scheduler = new OneThreadScheduler();
        int count = 0;
        Task.Factory.StartNew(
            async () =>
            {
                Thread before = Thread.CurrentThread;
                await Task.Delay(1);
                count++;
                Require(Thread.CurrentThread == before && TaskScheduler.Current == scheduler, "back on the thread");
                await Task.Delay(1).ConfigureAwait(false);
                Require(TaskScheduler.Current == TaskScheduler.Default, "anywhere");
            },
            CancellationToken.None,
            TaskCreationOptions.None,
            scheduler).Unwrap().Wait();
        Require(count == 1, $"{count}");
    }

    public static void ASchedulerThatRefusesFaultsTheTask()
    {
        using var scheduler = new OneThreadScheduler { RefusesTasks = true };
        try
        {
            _ = new TaskFactory(scheduler).StartNew(() => { });
            Require(false, "started");
        }
        catch (TaskSchedulerException exception)
        {
            Require(exception.InnerException is NotSupportedException, "inner");
        }
    }

    public static void ConstructedTasksRunOnTheirScheduler()
    {
        using var scheduler = new OneThreadScheduler();
        var task = new Task<bool>(() => TaskScheduler.Current == scheduler);
        task.Start(scheduler);
        var sync = new Task<bool>(() => TaskScheduler.Current == scheduler);
        sync.RunSynchronously(scheduler);
        Require(task.Result && sync.Result && task.Status == TaskStatus.RanToCompletion, "ran there");
    }

    public static void AwaitsGoBackToTheContext()
    {
        var context = new LoopContext();
        int count = 0;
        context.Run(async () =>
        {
            await Task.WhenAll(Add(), Add());
            Require(Thread.CurrentThread == context.LoopThread && count == 2, $"count {count}");
            await Task.Delay(1).ConfigureAwait(false);
            Require(SynchronizationContext.Current is null, "no context elsewhere");

            async Task Add()
            {
                await Task.Yield();
                int read = count;
                Require(Thread.CurrentThread == context.LoopThread && SynchronizationContext.Current == context, "on the loop");
                count = read + 1;
            }
        });
        Require(SynchronizationContext.Current is null, "context was put back");
    }

    public static void CallbacksOfAwaitersGoBackToTheContext()
    {
        var context = new LoopContext();
        context.Run(async () =>
        {
            var done = new TaskCompletionSource<Thread>();
            Task.Delay(1).GetAwaiter().OnCompleted(() => done.SetResult(Thread.CurrentThread));
            Require(await done.Task == context.LoopThread, "captured");
            var anywhere = new TaskCompletionSource<bool>();
            Task.Delay(1).ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => anywhere.SetResult(SynchronizationContext.Current is null));
            Require(await anywhere.Task, "not captured");
        });
    }

    public static void TheContextOfAnAsyncMethodIsItsOwn()
    {
        Task task = Sets();
        Require(SynchronizationContext.Current is null, "leaked");
        task.Wait();

        static async Task Sets()
        {
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            await Task.CompletedTask;
            Require(SynchronizationContext.Current is not null, "lost");
        }
    }

    public static void ASchedulerOfAContextPostsToIt()
    {
        var context = new LoopContext();
        context.Run(async () =>
        {
            TaskScheduler scheduler = TaskScheduler.FromCurrentSynchronizationContext();
            Thread? ran = await Task.Factory.StartNew(() => Thread.CurrentThread, CancellationToken.None, TaskCreationOptions.None, scheduler);
            Require(ran == context.LoopThread, "on the loop");
        });
    }

    public static void AsyncVoidTellsItsContext()
    {
        var context = new LoopContext();
        context.Run(async () =>
        {
            Fire();
            Require(context.Operations == 1, "started");
            await Task.Delay(10);
        });
        Require(context.Operations == 0, "completed");

        static async void Fire() => await Task.Delay(1);
    }

    public static void ThePairKeepsExclusiveTasksAlone()
    {
        var pair = new ConcurrentExclusiveSchedulerPair();
        var exclusive = new TaskFactory(pair.ExclusiveScheduler);
        var concurrent = new TaskFactory(pair.ConcurrentScheduler);
        int value = 0;
        Task<int> read = concurrent.StartNew(() => value);
        Task[] tasks = [exclusive.StartNew(() => value++), exclusive.StartNew(() => value++), read];
        Task.WaitAll(tasks);
        Require(value == 2 && read.Result is >= 0 and <= 2, $"{value}");
        pair.Complete();
        pair.Completion.Wait();
    }

    public static void ParentsWaitForAttachedChildren()
    {
        int done = 0;
        Task? child = null;
        Task parent = Task.Factory.StartNew(() =>
        {
            child = Task.Factory.StartNew(() => done++, TaskCreationOptions.AttachedToParent);
        });
        parent.Wait();
        Require(done == 1 && child!.IsCompletedSuccessfully && child.CreationOptions == TaskCreationOptions.AttachedToParent, "attached");
        Task constructed = new(() => new Task(() => done++, TaskCreationOptions.AttachedToParent).Start());
        constructed.Start();
        constructed.Wait();
        Require(done == 2, "attached to a constructed task");
    }

    public static void FailuresOfChildrenAreTheParents()
    {
        Task parent = Task.Factory.StartNew(() =>
        {
            _ = Task.Factory.StartNew(() => throw new FormatException(), TaskCreationOptions.AttachedToParent);
            throw new OverflowException();
        });
        try
        {
            parent.Wait();
            Require(false, "no failure");
        }
        catch (AggregateException exception)
        {
            Require(exception.InnerExceptions[0] is OverflowException, "own first");
            Require(exception.InnerExceptions[1] is AggregateException { InnerException: FormatException }, "then the child's");
        }
    }

    public static void DeniedChildrenAreOnTheirOwn()
    {
        using var gate = new ManualResetEventSlim();
        Task child = Task.CompletedTask;
        Task.Factory.StartNew(() => child = Task.Factory.StartNew(gate.Wait, TaskCreationOptions.AttachedToParent), TaskCreationOptions.DenyChildAttach).Wait();
        Task.Run(() =>
        {
            child = Task.WhenAll(child, Task.Factory.StartNew(gate.Wait, TaskCreationOptions.AttachedToParent));
        }).Wait();
        gate.Set();
        child.Wait();
    }

    public static void ContinuationsRunOnWhatTheyAskFor()
    {
        string log = "";
        Task failed = Task.Run(() => throw new FormatException());
        Task no = failed.ContinueWith(_ => log += "no", TaskContinuationOptions.OnlyOnRanToCompletion);
        failed.ContinueWith(t => log += t.Exception!.InnerException!.GetType().Name, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously).Wait();
        Require(log == "FormatException" && SpinWait.SpinUntil(() => no.IsCanceled, 1000), log);
        using var source = new CancellationTokenSource();
        var blocked = new TaskCompletionSource();
        Task lazy = blocked.Task.ContinueWith(_ => { }, source.Token, TaskContinuationOptions.LazyCancellation, TaskScheduler.Default);
        Task eager = blocked.Task.ContinueWith(_ => { }, source.Token);
        source.Cancel();
        Require(eager.IsCanceled && !lazy.IsCompleted, "lazy");
        blocked.SetResult();
        Require(SpinWait.SpinUntil(() => lazy.IsCanceled, 1000), "then cancelled");
        try
        {
            _ = failed.ContinueWith(_ => { }, TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.LongRunning);
            Require(false, "accepted");
        }
        catch (ArgumentOutOfRangeException)
        {
        }
    }

    public static void ContinueWhenAllAndAny()
    {
        int[] cells = new int[2];
        Task<int>[] parts = [Task.Run(() => cells[0] = 1), Task.Run(() => cells[1] = 2)];
        Task<int> all = Task.Factory.ContinueWhenAll(parts, ended => ended.Sum(t => t.Result) + cells.Sum());
        Task<int> any = Task.Factory.ContinueWhenAny(parts, first => first.Result);
        Require(all.Result == 6 && any.Result is 1 or 2, "sums");
        Task failing = Task.Run(() => throw new FormatException());
        Require(Task.Factory.ContinueWhenAll([failing], t => t[0].Exception is not null).Result, "continues on failure");
    }

    public static void FromAsyncCallsBeginAndEnd()
    {
        int data = 0;
        Task<int> task = Task<int>.Factory.FromAsync(
            (int n, AsyncCallback callback, object? state) =>
            {
                Task<int> work = Task.Run(() => data = n + 1);
                var source = new TaskCompletionSource<int>(state);
                _ = work.ContinueWith(t =>
                {
                    source.SetResult(t.Result);
                    callback(source.Task);
                });
                return source.Task;
            },
            result => ((Task<int>)result).Result,
            41,
            "state");
        Require(task.Result == 42 && data == 42 && (string?)task.AsyncState == "state", $"{data}");
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException(what);
        }
    }
}
