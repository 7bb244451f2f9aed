namespace Fixtures;

/// <summary>Two accounts, each with a lock.</summary>
public static class Transfers
{
    private static readonly object s_checking = new();
    private static readonly object s_savings = new();

    /// <summary>Takes the two locks in opposite orders.</summary>
    public static void OppositeOrder()
    {
        Task there = Task.Run(() => Move(s_checking, s_savings));
        Task back = Task.Run(() => Move(s_savings, s_checking));
        Task.WaitAll(there, back);
    }

    /// <summary>Takes them always in the same order.</summary>
    public static void SameOrder()
    {
        Task there = Task.Run(() => Move(s_checking, s_savings));
        Task back = Task.Run(() => Move(s_checking, s_savings));
        Task.WaitAll(there, back);
    }

    private static void Move(object from, object to)
    {
        lock (from)
        {
            lock (to)
            {
                Thread.MemoryBarrier();
            }
        }
    }
}
