using System.Runtime.CompilerServices;
using Interleave.Primitives;
using Interleave.Runtime;
using Xunit;

namespace Unit.Primitives;

public sealed class SemaphoreSlimModelTests
{
    [Fact]
    public void Wait_AsMutex_ExcludesAndAlwaysEnds()
    {
        Explored.All(() =>
        {
            SemaphoreSlim gate = SemaphoreSlimModel.ctor(1, 1);
            int count = 0;
            void Add()
            {
                SemaphoreSlimModel.Wait(gate);
                int read = count;
                ThreadModel.Yield();
                count = read + 1;
                SemaphoreSlimModel.Release(gate);
            }

            Go.Parallel(Add, Add);
            return $"{count}";
        }).Are("2");
    }

    [Fact]
    public void Wait_NobodyReleases_IsADeadlock() =>
        Explored.All(() => SemaphoreSlimModel.Wait(SemaphoreSlimModel.ctor(0))).Are("Deadlock");

    [Fact]
    public void Wait_WithTimeout_GivesUpInVirtualTime() =>
        Explored.All(() => $"{SemaphoreSlimModel.Wait(SemaphoreSlimModel.ctor(0), 60_000)}").Are("False");

    [Fact]
    public void Wait_Cancelled_ThrowsWithTheToken()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            Thread canceller = ThreadModel.ctor(() => CancellationTokenSourceModel.Cancel(source));
            ThreadModel.Start(canceller);
            OperationCanceledException thrown =
                Assert.Throws<OperationCanceledException>(() => SemaphoreSlimModel.Wait(SemaphoreSlimModel.ctor(0), source.Token));
            ThreadModel.Join(canceller);
            return $"{thrown.CancellationToken == source.Token}";
        }).Are("True");
    }

    [Fact]
    public void Release_BeyondMax_Throws()
    {
        Explored.All(() => Observed.Of(() =>
        {
            SemaphoreSlim gate = SemaphoreSlimModel.ctor(1, 1);
            return SemaphoreSlimModel.Release(gate);
        })).Are("SemaphoreFullException");
    }

    [Fact]
    public void WaitAsync_TwoWaiters_AreServedInOrder()
    {
        Explored.All(() =>
        {
            SemaphoreSlim gate = SemaphoreSlimModel.ctor(0);
            Task first = SemaphoreSlimModel.WaitAsync(gate);
            Task second = SemaphoreSlimModel.WaitAsync(gate);
            SemaphoreSlimModel.Release(gate);
            string seen = $"{first.IsCompleted} {second.IsCompleted}";
            SemaphoreSlimModel.Release(gate);
            return $"{seen} {second.IsCompleted} {SemaphoreSlimModel.get_CurrentCount(gate)}";
        }).Are("True False True 0");
    }

    [Fact]
    public void WaitAsync_ContinuationIsQueued_NeverInsideRelease()
    {
        Explored.All(() =>
        {
            SemaphoreSlim gate = SemaphoreSlimModel.ctor(0);
            LogicalThread? releaser = LogicalThread.Current;
            bool inside = false;
            Task waiter = Wait();
            SemaphoreSlimModel.Release(gate);
            TaskModel.Wait(waiter);
            return $"{inside}";

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            async Task Wait()
            {
                await SemaphoreSlimModel.WaitAsync(gate).M();
                inside = ReferenceEquals(LogicalThread.Current, releaser);
            }
        }).IsClean().Are("False");
    }

    [Fact]
    public void WaitAsync_TimeoutAgainstRelease_BothCanWin()
    {
        Explored.All(() =>
        {
            SemaphoreSlim gate = SemaphoreSlimModel.ctor(0);
            Task<bool> waiter = SemaphoreSlimModel.WaitAsync(gate, 10);
            Thread releaser = ThreadModel.ctor(() =>
            {
                ThreadModel.Sleep(10);
                SemaphoreSlimModel.Release(gate);
            });
            ThreadModel.Start(releaser);
            bool taken = TaskModel<bool>.get_Result(waiter);
            ThreadModel.Join(releaser);
            return $"{taken} {SemaphoreSlimModel.get_CurrentCount(gate)}";
        }).IsClean().Are("True 0", "False 1");
    }

    [Fact]
    public void WaitAsync_LongTimeoutAgainstShortDelay_TheDelayAlwaysWins()
    {
        Explored.Random(() =>
        {
            SemaphoreSlim gate = SemaphoreSlimModel.ctor(0);
            Task<bool> waiter = SemaphoreSlimModel.WaitAsync(gate, 60_000);
            Thread releaser = ThreadModel.ctor(() =>
            {
                TaskModel.Wait(TaskModel.Delay(1));
                ThreadModel.Yield();
                SemaphoreSlimModel.Release(gate);
            });
            ThreadModel.Start(releaser);
            bool taken = TaskModel<bool>.get_Result(waiter);
            ThreadModel.Join(releaser);
            return $"{taken}";
        }).IsClean().Are("True");
    }

    [Fact]
    public void WaitAsync_Cancelled_LeavesTheQueue()
    {
        Explored.All(() =>
        {
            SemaphoreSlim gate = SemaphoreSlimModel.ctor(0);
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            Task cancelled = SemaphoreSlimModel.WaitAsync(gate, source.Token);
            Task patient = SemaphoreSlimModel.WaitAsync(gate);
            CancellationTokenSourceModel.Cancel(source);
            SemaphoreSlimModel.Release(gate);
            return $"{cancelled.Status} {patient.Status}";
        }).IsClean().Are("Canceled RanToCompletion");
    }

    [Fact]
    public void Release_BlockedThreadAndAsyncWaiter_EitherGetsTheUnit()
    {
        Explored.All(() =>
        {
            SemaphoreSlim gate = SemaphoreSlimModel.ctor(0);
            Task waiter = SemaphoreSlimModel.WaitAsync(gate);
            Thread blocked = ThreadModel.ctor(() => SemaphoreSlimModel.Wait(gate));
            ThreadModel.Start(blocked);
            SemaphoreSlimModel.Release(gate);
            bool async = waiter.IsCompleted;
            SemaphoreSlimModel.Release(gate);
            ThreadModel.Join(blocked);
            TaskModel.Wait(waiter);
            return async ? "async" : "blocked";
        }).IsClean().Are("async", "blocked");
    }

    [Fact]
    public void Calls_RandomSequences_AnswerLikeTheRealSemaphore()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            string real = Sequence(seed);
            Explored.All(() => Sequence(seed)).IsClean().Are(real);
        }

        static string Sequence(int seed)
        {
            var random = new Random(seed);
            SemaphoreSlim gate = SemaphoreSlimModel.ctor(random.Next(3), 3);
            var cancelled = new CancellationToken(canceled: true);
            var pending = new List<Task>();
            var log = new System.Text.StringBuilder();
            for (int i = 0; i < 15; i++)
            {
                int call = random.Next(9);
                log.Append(call).Append(Observed.Of(() => Call(gate, call, pending, cancelled))).Append(' ');
            }

            return log.ToString();
        }

        static object? Call(SemaphoreSlim gate, int call, List<Task> pending, CancellationToken cancelled)
        {
            switch (call)
            {
                case 0:
                    return SemaphoreSlimModel.Wait(gate, 0);
                case 1:
                    return SemaphoreSlimModel.Release(gate);
                case 2:
                    return SemaphoreSlimModel.Release(gate, 2);
                case 3:
                    return SemaphoreSlimModel.get_CurrentCount(gate);
                case 4:
                    return SemaphoreSlimModel.Wait(gate, 0, cancelled);
                case 5:
                    pending.Add(SemaphoreSlimModel.WaitAsync(gate));
                    return pending[^1].IsCompleted;
                case 6:
                    return SemaphoreSlimModel.WaitAsync(gate, 0, cancelled).Status;
                case 7:
                    return string.Concat(pending.Select(p => p.IsCompleted ? '1' : '0'));
                default:
                    return SemaphoreSlimModel.Release(gate, 0);
            }
        }
    }
}
