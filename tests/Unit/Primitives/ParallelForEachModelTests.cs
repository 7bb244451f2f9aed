using System.Runtime.CompilerServices;
using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class ParallelForEachModelTests
{
    [Theory]
    [InlineData("array")]
    [InlineData("list")]
    [InlineData("sequence")]
    public void ForEach_AnySource_VisitsEachElementOnceWithItsIndex(string source)
    {
        Explored.All(() =>
        {
            IEnumerable<string> items = source switch
            {
                "array" => ["a", "b", "c"],
                "list" => new List<string> { "a", "b", "c" },
                _ => Sequence(),
            };
            string?[] seen = new string?[3];
            ParallelLoopResult result = ParallelModel.ForEach(items, (item, _, i) => seen[i] += item);
            return $"{string.Join("", seen)} {result.IsCompleted}";
        }).IsClean().Are("abc True");

        static IEnumerable<string> Sequence()
        {
            yield return "a";
            ThreadModel.Yield();
            yield return "b";
            yield return "c";
        }
    }

    [Fact]
    public void ForEach_SequenceThrows_Aggregates()
    {
        Explored.All(() => ParallelModelTests.Inner(() => ParallelModel.ForEach(Sequence(), _ => { }))).IsClean().Are("FormatException");

        static IEnumerable<int> Sequence()
        {
            yield return 1;
            throw new FormatException();
        }
    }

    [Fact]
    public void ForEach_Locals_AddUp()
    {
        Explored.All(() =>
        {
            int total = 0;
            ParallelModel.ForEach([1, 2, 3], () => 0, (item, _, sum) => sum + item, sum => InterlockedModel.Add(ref total, sum));
            return $"{total}";
        }).IsClean().Are("6");
    }

    [Fact]
    public void Invoke_Actions_RunTogetherAndAllOfThemDespiteFailures()
    {
        Explored.All(() =>
        {
            int ran = 0;
            string failures = ParallelModelTests.Inner(() =>
            {
                ParallelModel.Invoke(
                    () => throw new FormatException(),
                    () => InterlockedModel.Increment(ref ran),
                    () => throw new OverflowException());
                return null;
            });
            return $"{ran} {failures}";
        }).IsClean().Are("1 FormatException+OverflowException");
    }

    [Fact]
    public void Invoke_ActionsThatWaitForEachOther_AreNoDeadlock()
    {
        Explored.All(() =>
        {
            Barrier barrier = BarrierModel.ctor(3);
            void Meet() => BarrierModel.SignalAndWait(barrier);
            ParallelModel.Invoke(Meet, Meet, Meet);
        }).IsClean().Are("done");
    }

    [Fact]
    public void Invoke_LimitedAndCancelled_SkipsTheRest()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            var options = new ParallelOptions { CancellationToken = source.Token, MaxDegreeOfParallelism = 1 };
            int ran = 0;
            string end = Observed.Of(() =>
            {
                ParallelModel.Invoke(options, () => CancellationTokenSourceModel.Cancel(source), () => ran++);
                return null;
            });
            return $"{end} {ran}";
        }).IsClean().Are("OperationCanceledException 0");
    }

    [Fact]
    public void ForEachAsync_EveryItem_IsAwaitedBeforeTheTaskEnds()
    {
        Explored.All(() =>
        {
            int done = 0;
            Task loop = ParallelModel.ForEachAsync([1, 2, 3], async (item, _) => await Add(item).M());
            TaskModel.Wait(loop);
            return $"{done} {loop.Status}";

            [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
            async Task Add(int item)
            {
                await TaskModel.Delay(item).M();
                done += item;
            }
        }).IsClean().Are("6 RanToCompletion");
    }

    [Fact]
    public void ForEachAsync_Failing_CancelsTheOthersAndFaults()
    {
        Explored.All(() =>
        {
            Task loop = ParallelModel.ForEachAsync([0, 1], (item, token) => item == 0 ? ValueTask.FromException(new FormatException()) : new ValueTask(TaskModel.Delay(-1, token)));
            try
            {
                TaskModel.Wait(loop);
                return "no failure";
            }
            catch (AggregateException exception)
            {
                return exception.InnerExceptions[0].GetType().Name;
            }
        }).IsClean().Are("FormatException");
    }

    [Fact]
    public void ForEachAsync_Cancelled_EndsCancelled()
    {
        Explored.All(() =>
        {
            CancellationTokenSource source = CancellationTokenSourceModel.ctor(5);
            Task loop = ParallelModel.ForEachAsync([0, 1], source.Token, (_, token) => new ValueTask(TaskModel.Delay(-1, token)));
            string end = Observed.Of(() =>
            {
                TaskModel.Wait(loop);
                return null;
            });
            return $"{end} {loop.Status} {ParallelModel.ForAsync(0, 3, source.Token, (_, _) => default).Status}";
        }).IsClean().Are("AggregateException Canceled Canceled");
    }

    [Fact]
    public void ForAsync_Range_SumsUp()
    {
        Explored.All(() =>
        {
            int sum = 0;
            TaskModel.Wait(ParallelModel.ForAsync<short>(1, 4, (i, _) =>
            {
                InterlockedModel.Add(ref sum, i);
                return default;
            }));
            return $"{sum}";
        }).IsClean().Are("6");
    }

    [Fact]
    public void Loop_OnAnotherScheduler_IsRefusedByName()
    {
        string? message = Explored.All(() =>
        {
            var pair = new ConcurrentExclusiveSchedulerPair();
            ParallelModel.For(0, 2, new ParallelOptions { TaskScheduler = pair.ExclusiveScheduler }, _ => { });
        }).Uncontrolled;
        Assert.Contains("ParallelOptions.TaskScheduler", message, StringComparison.Ordinal);
    }
}
