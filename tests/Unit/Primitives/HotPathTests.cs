using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class HotPathTests
{
    private static int s_location;

    [Fact]
    public void LocksAndAtomics_Warm_AllocateNothing()
    {
        long allocated = -1;
        Explored.Random(
            () =>
            {
                object monitor = new();
                Lock gate = LockModel.ctor();
                Round(monitor, gate);
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 1_000; i++)
                {
                    Round(monitor, gate);
                }

                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            schedules: 2).IsClean();
        Assert.Equal(0, allocated);

        static void Round(object monitor, Lock gate)
        {
            bool taken = false;
            MonitorModel.Enter(monitor, ref taken);
            InterlockedModel.Increment(ref s_location);
            InterlockedModel.CompareExchange(ref s_location, 1, 0);
            MonitorModel.Exit(monitor);
            using (LockModel.EnterScope(gate))
            {
                VolatileModel.Write(ref s_location, VolatileModel.Read(ref s_location) + 1);
            }
        }
    }
}
