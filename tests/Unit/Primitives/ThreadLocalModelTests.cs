using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class ThreadLocalModelTests
{
    [Fact]
    public void Value_EachLogicalThread_HasItsOwn()
    {
        Explored.All(() =>
        {
            int made = 0;
            ThreadLocal<int> local = ThreadLocalModel<int>.ctor(() => ++made * 10, true);
            string log = "";
            void Add()
            {
                int before = ThreadLocalModel<int>.get_Value(local);
                ThreadModel.Yield();
                ThreadLocalModel<int>.set_Value(local, before + 1);
                ThreadModel.Yield();
                log += ThreadLocalModel<int>.get_Value(local) - before;
            }

            Go.Parallel(Add, Add);
            IEnumerable<int> values = ThreadLocalModel<int>.get_Values(local).Order();
            return $"{log} {string.Join(',', values)} {ThreadLocalModel<int>.get_IsValueCreated(local)}";
        }).IsClean().Are("11 11,21 False");
    }

    [Fact]
    public void Value_OfAPoolItem_DoesNotLeakIntoTheNext()
    {
        Explored.All(() =>
        {
            ThreadLocal<int> local = ThreadLocalModel<int>.ctor();
            Task first = TaskModel.Run(() => ThreadLocalModel<int>.set_Value(local, 7));
            TaskModel.Wait(first);
            Task<int> second = TaskModel.Run(() => ThreadLocalModel<int>.get_Value(local));
            return $"{TaskModel<int>.get_Result(second)}";
        }).IsClean().Are("0");
    }

    [Fact]
    public void Values_OfAThreadThatEnded_AreKept()
    {
        Explored.All(() =>
        {
            ThreadLocal<string> local = ThreadLocalModel<string>.ctor(true);
            Go.Parallel(() => ThreadLocalModel<string>.set_Value(local, "a"));
            ThreadLocalModel<string>.set_Value(local, "b");
            return string.Join(',', ThreadLocalModel<string>.get_Values(local));
        }).IsClean().Are("b,a");
    }

    [Fact]
    public void Calls_OutOfPlace_ThrowAsDocumented()
    {
        Explored.All(() =>
        {
            int depth = 0;
            ThreadLocal<int>? recursive = null;
            recursive = ThreadLocalModel<int>.ctor(() => depth++ < 1 ? ThreadLocalModel<int>.get_Value(recursive!) : 5);
            ThreadLocal<int>? endless = null;
            endless = ThreadLocalModel<int>.ctor(() => ThreadLocalModel<int>.get_Value(endless!));
            ThreadLocal<int> disposed = ThreadLocalModel<int>.ctor(true);
            DisposableModel.Dispose(disposed);
            ThreadLocal<int> untracked = ThreadLocalModel<int>.ctor(() => 7);
            return string.Join(
                " ",
                Observed.Of(() => ThreadLocalModel<int>.get_Value(recursive)),
                Observed.Of(() => ThreadLocalModel<int>.get_Value(endless)),
                Observed.Of(() => ThreadLocalModel<int>.get_Value(disposed)),
                Observed.Of(() => ThreadLocalModel<int>.get_IsValueCreated(disposed)),
                Observed.Of(() => ThreadLocalModel<int>.get_Values(disposed)),
                Observed.Of(() => ThreadLocalModel<int>.get_Values(untracked)),
                Observed.Of(() => ThreadLocalModel<int>.ToString(untracked)),
                Observed.Of(() => ThreadLocalModel<int>.ctor(null!)));
        }).IsClean().Are(
            "InvalidOperationException InsufficientExecutionStackException ObjectDisposedException ObjectDisposedException ObjectDisposedException "
            + "InvalidOperationException 7 ArgumentNullException");
    }
}
