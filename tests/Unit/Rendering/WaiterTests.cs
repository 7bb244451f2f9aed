using Interleave.Rendering;
using Xunit;

namespace Unit.Rendering;

public sealed class WaiterTests
{
    [Fact]
    public void Of_DeadlockDetails_GivesThreadWaitPlaceAndHolders()
    {
        IReadOnlyList<Waiter> waiters = Waiter.Of(
        [
            "T0 test waits to wait for task (Task.Run at Bank.cs:12)#1, held by T1 task and T12 at Task.WaitAll in Bank.Run (Bank.cs:14)",
            "T1 task waits to acquire Gate#7, held by T2 at Monitor.Enter in Bank.Move (Bank.cs:29); holds Gate at door#6",
            "T2 waits to acquire Gate#6 at ? in ?",
            "async Bank.Run awaits task#3 at Bank.cs:4",
            "System.Exception: T1 waits",
        ]);

        Assert.Equal([0, 1, 2], waiters.Select(w => w.Thread));
        Assert.Equal("waits to wait for task (Task.Run at Bank.cs:12)#1, held by T1 task and T12", waiters[0].Wait);
        Assert.Equal("Task.WaitAll in Bank.Run (Bank.cs:14)", waiters[0].Place);
        Assert.Equal(new SourcePlace("Bank.cs", 14), SourcePlace.Of(waiters[0].Place));
        Assert.Equal([1, 12], waiters[0].Holders);
        Assert.Equal([2], waiters[1].Holders);
        Assert.Equal("Monitor.Enter in Bank.Move (Bank.cs:29)", waiters[1].Place);
        Assert.Null(SourcePlace.Of(waiters[2].Place));
        Assert.Empty(waiters[2].Holders);
    }

    [Fact]
    public void Cycle_ThreadsOutsideTheCircle_AreLeftOut()
    {
        Waiter[] waiters = [Wait(0, 1), Wait(1, 2), Wait(2, 5, 3), Wait(3, 1)];

        Assert.Equal([1, 2, 3], Waiter.Cycle(waiters));
        Assert.Empty(Waiter.Cycle(waiters[..3]));
    }

    private static Waiter Wait(int thread, params int[] holders) => new(thread, "waits", "", holders);
}
