using System.Runtime.CompilerServices;
using Interleave.Runtime;
using Xunit;

namespace Unit.Runtime;

public class RefOriginsTests
{
    private int _field;
    private long _other;

    [Fact]
    public void TryFind_FieldReference_NamesOwnerAndMember()
    {
        var refs = new RefOrigins();
        refs.Add(this, ref _field, 5);
        refs.Add(this, ref _other, 6);
        Assert.True(refs.TryFind(ref _field, out object owner, out int member));
        Assert.Same(this, owner);
        Assert.Equal(5, member);
    }

    [Fact]
    public void TryFind_AfterCompaction_StillMatches()
    {
        for (int round = 0; round < 20; round++)
        {
            int[] array = MovableArray();
            var refs = new RefOrigins();
            ref int element = ref array[3];
            refs.Add(array, ref Unsafe.As<int, byte>(ref element), 3);
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            Assert.True(refs.TryFind(ref element, out object owner, out int member));
            Assert.Same(array, owner);
            Assert.Equal(3, member);
        }
    }

    [Fact]
    public void TryFind_UnknownReference_IsNotFound()
    {
        var refs = new RefOrigins();
        int[] array = [1, 2];
        refs.Add(array, ref array[0], 0);
        Assert.False(refs.TryFind(ref array[1], out _, out _));
    }

    private static int[] MovableArray()
    {
        // Garbage before it, so that a compaction moves it.
        for (int i = 0; i < 100; i++)
        {
            GC.KeepAlive(new byte[1000]);
        }

        return new int[10];
    }
}
