using Interleave;
using Interleave.Xunit;
using Xunit;

namespace Fixtures.SystematicTests;

/// <summary>The same code under two memory models.</summary>
public sealed class MemoryModelTests
{
    private volatile int _left;
    private volatile int _right;

    [SystematicTest(MemoryModel = MemoryModel.Tso)]
    public void StoreBuffering_UnderTso_BothReadZero() => Assert.NotEqual((0, 0), StoreBuffering());

    [SystematicTest]
    public void StoreBuffering_UnderSc_OneReadsOne() => Assert.NotEqual((0, 0), StoreBuffering());

    private (int Left, int Right) StoreBuffering()
    {
        int seen = 0;
        var other = new Thread(() =>
        {
            _left = 1;
            seen = _right;
        });
        other.Start();
        _right = 1;
        int own = _left;
        other.Join();
        return (own, seen);
    }
}
