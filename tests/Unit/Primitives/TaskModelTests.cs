using System.Runtime.CompilerServices;
using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class TaskModelTests
{
    [Fact]
    public void WaitAll_ThreeTasks_WaitsForEach()
    {
        Explored.All(() =>
        {
            int sum = 0;
            TaskModel.WaitAll(
                TaskModel.Run(() => { InterlockedModel.Add(ref sum, 1); }),
                TaskModel.Run(() => { InterlockedModel.Add(ref sum, 2); }));
            return $"{sum}";
        }).IsClean().Are("3");
    }

    [Fact]
    public void WaitAny_TwoTasks_EitherCanBeFirst()
    {
        Explored.All(() =>
        {
            Task[] tasks = [TaskModel.Run(() => { }), TaskModel.Run(() => { })];
            int first = TaskModel.WaitAny(tasks);
            TaskModel.WaitAll(tasks);
            return $"{first}";
        }).IsClean().Are("0", "1");
    }

    [Fact]
    public void WaitAll_Timeout_GivesUpInVirtualTime()
    {
        Explored.All(() => $"{TaskModel.WaitAll([TaskModel.Delay(20)], 10)} {TaskModel.WaitAll([TaskModel.Delay(5)], 10)}")
            .IsClean().Are("False True");
    }

    [Fact]
    public void WhenAll_OneFails_WaitsForAllAndThrowsTheFirst()
    {
        Explored.All(() =>
        {
            Task<int> good = TaskModel.Run(() => 1);
            Task<int> bad = TaskModel.Run((Func<int>)(() => throw new FormatException()));
            Task<int[]> both = TaskModel.WhenAll(good, bad);
            string thrown = Observed.Of(() => { TaskModel.WaitForRoot(both); return null; });
            return $"{thrown} {good.Status}";
        }).IsClean().Are("FormatException RanToCompletion");
    }

    [Fact]
    public void WhenAny_OverSpans_GivesTheFirst()
    {
        Explored.All(() =>
        {
            Task slow = TaskModel.Delay(1_000);
            Task fast = TaskModel.Delay(1);
            Task<Task> any = TaskModel.WhenAny([slow, fast]);
            return $"{ReferenceEquals(TaskModel<Task>.get_Result(any), fast)}";
        }).IsClean().Are("True");
    }

    [Fact]
    public void WhenAll_TaskNobodyControls_IsUncontrolled()
    {
        var foreign = new TaskCompletionSource();
        Explored.All(() => TaskModel.Wait(TaskModel.WhenAll(TaskModel.Run(() => { }), foreign.Task))).Are("Uncontrolled");
    }

    [Fact]
    public void Run_AsyncDelegate_UnwrapsResultAndFailure()
    {
        Explored.All(() =>
        {
            Task<int> good = TaskModel.Run(() => After(3));
            Task bad = TaskModel.Run(() => (Task)After(-1));
            string thrown = Observed.Of(() => { TaskModel.WaitForRoot(bad); return null; });
            return $"{TaskModel<int>.get_Result(good)} {thrown}";

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder<>))]
            static async Task<int> After(int value)
            {
                await TaskModel.Yield();
                return value < 0 ? throw new FormatException() : value;
            }
        }).IsClean().Are("3 FormatException");
    }

    [Fact]
    public void Status_OfARunningTask_IsTheDelegates()
    {
        Explored.All(() =>
        {
            Task task = TaskModel.Run(() => ThreadModel.Sleep(5));
            ThreadModel.Sleep(1);
            string running = $"{TaskModel.get_Status(task)}";
            TaskModel.Wait(task);
            return $"{running} {TaskModel.get_Status(task)}";
        }).IsClean().Are("Running RanToCompletion");
    }

    [Fact]
    public void Start_ConstructedTask_RunsOnceAndKeepsItsState()
    {
        Explored.All(() =>
        {
            object state = new();
            bool same = false;
            Task task = TaskModel.ctor(s => same = ReferenceEquals(s, state), state);
            string before = $"{TaskModel.get_Status(task)}";
            TaskModel.Start(task);
            string again = Observed.Of(() => { TaskModel.Start(task); return null; });
            TaskModel.Wait(task);
            return $"{before} {same} {again} {ReferenceEquals(task.AsyncState, state)}";
        }).IsClean().Are("Created True InvalidOperationException True");
    }

    [Fact]
    public void Start_ConstructedTaskFails_IsUnobservedUntilLookedAt()
    {
        static Task Failing()
        {
            Task<int> task = TaskModel<int>.ctor(() => throw new FormatException());
            TaskModel.Start(task);
            ThreadModel.Sleep(1);
            return task;
        }

        Explored.All(() => { _ = Failing(); }).Are("UnobservedTaskException");
        Explored.All(() => Observed.Of(() => TaskModel.get_Exception(Failing())!.InnerException!.GetType().Name)).IsClean().Are("FormatException");
    }

    [Fact]
    public void RunSynchronously_ConstructedTask_RunsOnTheCaller()
    {
        Explored.All(() =>
        {
            int caller = EnvironmentModel.get_CurrentManagedThreadId();
            int body = 0;
            Task task = TaskModel.ctor(() => body = EnvironmentModel.get_CurrentManagedThreadId());
            TaskModel.RunSynchronously(task);
            return $"{caller == body} {task.Status}";
        }).IsClean().Are("True RanToCompletion");
    }

    [Fact]
    public void StartNew_WithStateAndOptions_GivesTheResult()
    {
        Explored.All(() =>
        {
            Task<int> task = TaskFactoryModel.StartNew(
                Task.Factory, static s => (int)s! + 1, (object)41, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return $"{TaskModel<int>.get_Result(task)} {task.AsyncState}";
        }).IsClean().Are("42 41");
    }

    [Fact]
    public void ContinueWith_OnlyOnFaulted_RunsOrIsCancelled()
    {
        Explored.All(() =>
        {
            Task good = TaskModel.Run(() => { });
            Task bad = TaskModel.Run(() => throw new FormatException());
            Task afterGood = TaskModel.ContinueWith(good, _ => { }, TaskContinuationOptions.OnlyOnFaulted);
            Task<string> afterBad = TaskModel.ContinueWith(bad, t => t.Exception!.InnerException!.GetType().Name, TaskContinuationOptions.OnlyOnFaulted);
            _ = Observed.Of(() => { TaskModel.Wait(afterGood); return null; });
            return $"{afterGood.Status} {TaskModel<string>.get_Result(afterBad)}";
        }).IsClean().Are("Canceled FormatException");
    }

    [Fact]
    public void ContinueWith_ExecuteSynchronously_RunsOnTheCompletingThread()
    {
        Explored.All(() =>
        {
            TaskCompletionSource source = TaskCompletionSourceModel.ctor();
            bool inside = false;
            string log = "";
            Task inline = TaskModel.ContinueWith(source.Task, _ => log += inside, TaskContinuationOptions.ExecuteSynchronously);
            Task queued = TaskModel.ContinueWith(source.Task, _ => { });
            inside = true;
            TaskCompletionSourceModel.SetResult(source);
            inside = false;
            TaskModel.WaitAll(inline, queued);
            return log;
        }).IsClean().Are("True");
    }

    [Fact]
    public void WaitAsync_TimeoutAgainstCompletion_EndsAsDocumented()
    {
        Explored.All(() =>
        {
            Task late = TaskModel.WaitAsync(TaskModel.Delay(20), TimeSpan.FromMilliseconds(10));
            Task<int> early = TaskModel<int>.WaitAsync(TaskModel.Run(() => 5), TimeSpan.FromSeconds(60));
            string thrown = Observed.Of(() => { TaskModel.WaitForRoot(late); return null; });
            return $"{thrown} {TaskModel<int>.get_Result(early)}";
        }).IsClean().Are("TimeoutException 5");
    }

    [Fact]
    public void Unwrap_NestedTask_EndsLikeTheInner()
    {
        Explored.All(() =>
        {
            Task<Task<int>> nested = TaskFactoryModel.StartNew(Task.Factory, () => TaskModel.Run(() => 9));
            return $"{TaskModel<int>.get_Result(TaskExtensionsModel.Unwrap(nested))}";
        }).IsClean().Are("9");
    }

    [Fact]
    public void SetResult_Twice_ThrowsAsTheRealOneDoes()
    {
        Explored.All(() => Observed.Of(() =>
        {
            TaskCompletionSource<int> source = TaskCompletionSourceModel<int>.ctor();
            TaskCompletionSourceModel<int>.SetResult(source, 1);
            Assert.False(TaskCompletionSourceModel<int>.TrySetResult(source, 2));
            TaskCompletionSourceModel<int>.SetResult(source, 2);
            return null;
        })).IsClean().Are("InvalidOperationException");
    }

    [Fact]
    public void QueueUserWorkItem_Throws_IsAnUnhandledException()
    {
        Explored.All(() =>
        {
            ThreadPoolModel.QueueUserWorkItem(_ => throw new FormatException());
            ThreadModel.Sleep(1);
        }).Are("UnhandledException");
    }

    [Fact]
    public void Id_SameProgramAgain_IsTheSame()
    {
        Explored.All(() =>
        {
            Task task = TaskModel.Run(() => { });
            TaskModel.Wait(task);
            return $"{TaskModel.get_Id(task)}";
        }).IsClean();
        Assert.Single(Explored.Random(() =>
        {
            Task task = TaskModel.Run(() => { });
            return $"{TaskModel.get_Id(task)}";
        }).Outcomes);
    }
}
