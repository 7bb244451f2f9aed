using Interleave.Xunit;

namespace Fixtures.SystematicTests;

public sealed class DeadlockTests
{
    private readonly Lock _left = new();
    private readonly Lock _right = new();

    [SystematicTest]
    public void Locks_TakenInBothOrders_Deadlock()
    {
        var other = new Thread(() => Take(_right, _left));
        other.Start();
        Take(_left, _right);
        other.Join();
    }

    private static void Take(Lock first, Lock second)
    {
        lock (first)
        {
            lock (second)
            {
                Thread.Yield();
            }
        }
    }
}
