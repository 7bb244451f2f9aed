using System.Runtime.CompilerServices;
using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class WhenEachModelTests
{
    [Fact]
    public void WhenEach_TwoTasks_YieldsThemInTheOrderTheyComplete()
    {
        Explored.All(() => Collect(() => [TaskModel.Run(() => 1), TaskModel.Run(() => 2)])).IsClean().Are("12", "21");
    }

    [Fact]
    public void WhenEach_DelaysAndACompletedTask_FollowTheClock()
    {
        Explored.All(() => Collect(() => [After(20, 1), After(10, 2), Task.FromResult(3)])).IsClean().Are("321");
    }

    [Fact]
    public void WhenEach_NoTasks_YieldsNothing() => Explored.All(() => Collect(() => [])).IsClean().Are("");

    [Fact]
    public void WhenEach_EnumeratedTwice_YieldsNothingTheSecondTime()
    {
        Explored.All(() =>
        {
            string log = "";
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                IAsyncEnumerable<Task<int>> each = TaskModel.WhenEach(Task.FromResult(1));
                log = await Read(each).M() + await Read(each).M();
            });
            return log;
        }).IsClean().Are("1");
    }

    [Fact]
    public void WhenEach_Cancelled_ThrowsToTheConsumerOnly()
    {
        Explored.All(() =>
        {
            string log = "";
            Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () =>
            {
                CancellationTokenSource source = CancellationTokenSourceModel.ctor(5);
                Task slow = TaskModel.Delay(100);
                IAsyncEnumerator<Task> each = TaskModel.WhenEach(slow).GetAsyncEnumerator(source.Token);
                try
                {
                    ValueTask<bool> next = each.MoveNextAsync();
                    await ValueTaskModel<bool>.ConfigureAwait(ref next, true);
                }
                catch (OperationCanceledException)
                {
                    log = $"cancelled {slow.IsCompleted}";
                }
            });
            return log;
        }).IsClean().Are("cancelled False");
    }

    [Fact]
    public void WhenEach_WrongArguments_ThrowAsDocumented() =>
        Explored.All(() => Observed.Of(() => TaskModel.WhenEach((Task[])null!)) + " " + Observed.Of(() => TaskModel.WhenEach([null!])))
            .IsClean().Are("ArgumentNullException ArgumentException");

    private static string Collect(Func<Task<int>[]> tasks)
    {
        string log = "";
        Async.Root([AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))] async Task () => log = await Read(TaskModel.WhenEach(tasks())).M());
        return log;
    }

    [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder<>))]
    private static async Task<string> Read(IAsyncEnumerable<Task<int>> tasks)
    {
        string log = "";
        IAsyncEnumerator<Task<int>> each = tasks.GetAsyncEnumerator();
        while (true)
        {
            ValueTask<bool> next = each.MoveNextAsync();
            if (!await ValueTaskModel<bool>.ConfigureAwait(ref next, true))
            {
                return log;
            }

            log += TaskModel<int>.get_Result(each.Current);
        }
    }

    [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder<>))]
    private static async Task<int> After(int milliseconds, int value)
    {
        await TaskModel.Delay(milliseconds).M();
        return value;
    }
}
