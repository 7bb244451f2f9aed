using System.Runtime.CompilerServices;
using Interleave;
using Interleave.Primitives;
using Interleave.Runtime;
using Xunit;

namespace Unit.Primitives;

public sealed class AsyncFlowTests
{
    [Fact]
    public void Await_CompletedTask_GoesOnWithoutLeavingTheThread()
    {
        Explored.All(() =>
        {
            LogicalThread? before = LogicalThread.Current;
            LogicalThread? after = null;
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                await Task.CompletedTask.M();
                after = LogicalThread.Current;
            });
            return $"{ReferenceEquals(before, after)}";
        }).Are("True");
    }

    [Fact]
    public void Await_TaskRun_ContinuesInlineOnTheCompletingThread()
    {
        Explored.All(() =>
        {
            LogicalThread? body = null;
            LogicalThread? after = null;
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                LogicalThread? test = LogicalThread.Current;
                Task task = TaskModel.Run(() => { body = LogicalThread.Current; });
                await task.M();
                after = ReferenceEquals(LogicalThread.Current, test) ? null : LogicalThread.Current;
            });
            return after is null ? "synchronous" : $"{ReferenceEquals(after, body)}";
        }).Are("True", "synchronous");
    }

    [Fact]
    public void Await_AsynchronousCompletionSource_ContinuesOnAThreadOfItsOwn()
    {
        Explored.All(() =>
        {
            bool inside = false;
            bool nested = false;
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                TaskCompletionSource<int> source = TaskCompletionSourceModel<int>.ctor(TaskCreationOptions.RunContinuationsAsynchronously);
                Task waiter = Wait(source);
                inside = true;
                TaskCompletionSourceModel<int>.SetResult(source, 7);
                inside = false;
                await waiter.M();
            });
            return $"{nested}";

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            async Task Wait(TaskCompletionSource<int> source)
            {
                LogicalThread? test = LogicalThread.Current;
                Assert.Equal(7, await TaskCompletionSourceModel<int>.get_Task(source).M());
                nested = inside && ReferenceEquals(LogicalThread.Current, test);
            }
        }).IsClean().Are("False");
    }

    [Fact]
    public void Await_PlainCompletionSource_ContinuesInsideSetResult()
    {
        Explored.All(() =>
        {
            bool inside = false;
            bool nested = false;
            TaskCompletionSource source = TaskCompletionSourceModel.ctor();
            Task waiter = Wait();
            inside = true;
            TaskCompletionSourceModel.SetResult(source);
            inside = false;
            TaskModel.Wait(waiter);
            return $"{nested}";

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            async Task Wait()
            {
                await TaskCompletionSourceModel.get_Task(source).M();
                nested = inside;
            }
        }).IsClean().Are("True");
    }

    [Fact]
    public void Await_Yield_GoesOnAsAContinuation()
    {
        Explored.All(() =>
        {
            ThreadKind kind = default;
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                await TaskModel.Yield();
                kind = LogicalThread.Current!.Kind;
            });
            return $"{kind}";
        }).Are("Continuation");
    }

    [Fact]
    public void Await_YieldInALoop_LetsTheOtherThreadGoOn()
    {
        Explored.All(() =>
        {
            bool done = false;
            Thread writer = ThreadModel.ctor(() =>
            {
                ThreadModel.Yield();
                VolatileModel.Write(ref done, true);
            });
            ThreadModel.Start(writer);
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                while (!VolatileModel.Read(ref done))
                {
                    await TaskModel.Yield();
                }
            });
            ThreadModel.Join(writer);
        }).IsClean().Are("done");
    }

    [Fact]
    public void Await_FailedTask_ThrowsTheOriginalException()
    {
        Explored.All(() =>
        {
            string seen = "";
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                try
                {
                    await TaskModel.Run(() => throw new FormatException("x")).M();
                }
                catch (FormatException exception)
                {
                    seen = exception.Message;
                }
            });
            return seen;
        }).IsClean().Are("x");
    }

    [Fact]
    public void Result_FailedTask_ThrowsAggregate()
    {
        Explored.All(() => Observed.Of(() => TaskModel<int>.get_Result(TaskModel.Run(() => int.Parse("x"))))).Are("AggregateException");
    }

    [Fact]
    public void Run_NobodyLooksAtTheFailure_IsAnUnobservedException()
    {
        Explored.All(() =>
        {
            Task task = TaskModel.Run(() => throw new FormatException("x"));
            while (!TaskModel.get_IsCompleted(task))
            {
                ThreadModel.Yield();
            }
        }).Are("UnobservedTaskException");
    }

    [Fact]
    public void AsyncVoid_Throws_IsAnUnhandledException()
    {
        Explored.All(() =>
        {
            HandMadeAsyncVoid.Call(() => throw new FormatException("x"));
            ThreadModel.Sleep(1);
        }).Are("UnhandledException");
    }

    [Fact]
    public void Await_DeepChain_EndsAndStaysUnderControl()
    {
        Explored explored = Explored.Random(
            () =>
            {
                TaskCompletionSource<int> source = TaskCompletionSourceModel<int>.ctor();
                Task<int> chain = source.Task;
                for (int i = 0; i < 2_000; i++)
                {
                    chain = Add(chain);
                }

                TaskCompletionSourceModel<int>.SetResult(source, 1);
                return $"{TaskModel<int>.get_Result(chain)}";
            },
            schedules: 3);
        explored.IsClean().Are("2001");

        [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder<>))]
        static async Task<int> Add(Task<int> task) => await task.M() + 1;
    }

    [Fact]
    public void Await_TaskNobodyControls_IsUncontrolledAndNamed()
    {
        var foreign = new TaskCompletionSource();
        Explored explored = Explored.All(() => Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () => await foreign.Task.M()));
        explored.Are("Uncontrolled");
        Assert.Contains("no controlled code created", explored.Uncontrolled, StringComparison.Ordinal);
    }

    [Fact]
    public void Await_UnrewrittenAsyncMethodOverATestTask_IsControlled()
    {
        Explored.All(() =>
        {
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
                await Assert.ThrowsAsync<FormatException>(Fail).M());

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            static async Task Fail()
            {
                await TaskModel.Yield();
                throw new FormatException("x");
            }
        }).IsClean().Are("done");
    }

    [Fact]
    public void Await_NeverCompleted_DeadlockNamesTheMethod()
    {
        Explored explored = Explored.All(() =>
        {
            TaskCompletionSource source = TaskCompletionSourceModel.ctor();
            Async.Root(WaitForever);

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            async Task WaitForever() => await source.Task.M();
        });
        FindingDraft found = explored.Has(FindingKind.Deadlock);
        Assert.Contains(found.Details, d => d.Contains("async ", StringComparison.Ordinal) && d.Contains("TaskCompletionSource", StringComparison.Ordinal));
    }

    [Fact]
    public void AsyncLocal_AcrossAwaits_FlowsDownAndNotUp()
    {
        Explored.All(() =>
        {
            var local = new AsyncLocal<int> { Value = 1 };
            string log = "";
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                await Inner().M();
                log += local.Value;
                await TaskModel.Yield();
                log += local.Value;
            });
            return log;

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            async Task Inner()
            {
                local.Value = 2;
                await TaskModel.Yield();
                log += local.Value;
            }
        }).IsClean().Are("211");
    }

    [Fact]
    public void ConfigureAwait_SuppressThrowing_ObservesAndGoesOn()
    {
        Explored.All(() => Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            await TaskModel.ConfigureAwait(TaskModel.Run(() => throw new FormatException()), ConfigureAwaitOptions.SuppressThrowing))).IsClean().Are("done");
    }

    [Fact]
    public void ConfigureAwait_ForceYielding_LeavesTheThreadEvenWhenComplete()
    {
        Explored.All(() =>
        {
            ThreadKind kind = default;
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                await TaskModel.ConfigureAwait(Task.CompletedTask, ConfigureAwaitOptions.ForceYielding);
                kind = LogicalThread.Current!.Kind;
            });
            return $"{kind}";
        }).IsClean().Are("Continuation");
    }

    [Fact]
    public void ValueTask_SynchronousAndSuspended_GiveTheirResults()
    {
        Explored.All(() =>
        {
            int sum = 0;
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                sum += await new ControlledConfiguredValueTaskAwaitable<int>(Twice(1, suspend: false));
                sum += await new ControlledConfiguredValueTaskAwaitable<int>(Twice(2, suspend: true));
            });
            return $"{sum}";

            [AsyncMethodBuilder(typeof(ControlledPoolingValueTaskMethodBuilder<>))]
            static async ValueTask<int> Twice(int value, bool suspend)
            {
                if (suspend)
                {
                    await TaskModel.Yield();
                }

                return value * 2;
            }
        }).IsClean().Are("6");
    }

    [Fact]
    public void Await_SeveralOnOneTask_OnlyTheFirstRunsInsideTheCompletion()
    {
        Explored.All(() =>
        {
            TaskCompletionSource source = TaskCompletionSourceModel.ctor();
            LogicalThread? setter = LogicalThread.Current;
            string log = "";
            Task[] waiters = [Wait("a"), Wait("b"), Wait("c")];
            TaskCompletionSourceModel.SetResult(source);
            TaskModel.WaitAll(waiters);
            return log;

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            async Task Wait(string name)
            {
                await source.Task.M();
                log += ReferenceEquals(LogicalThread.Current, setter) ? name.ToUpperInvariant() : name;
            }
        }).IsClean().Are("Abc", "Acb");
    }
}
