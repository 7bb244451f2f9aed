using Interleave.Runtime;
using Xunit;

namespace Unit.Runtime;

public class SpinDetectorTests
{
    [Fact]
    public void OnRead_SameReadOverAndOver_IsASpin()
    {
        var spin = new SpinDetector();
        Assert.Contains(true, Enumerable.Range(0, SpinDetector.Threshold + 2).Select(_ => spin.OnRead(1, 10, mutations: 5)));
    }

    [Fact]
    public void OnRead_ScanOfAnArray_IsProgress()
    {
        var spin = new SpinDetector();
        for (int i = 0; i < 1000; i++)
        {
            Assert.False(spin.OnRead(0, 9, mutations: 5), "the loop's bound is re-read, but each element is new");
            Assert.False(spin.OnRead(i + 1, 10, mutations: 5));
        }
    }

    [Fact]
    public void OnRead_MemoryChanges_IsProgress()
    {
        var spin = new SpinDetector();
        for (int i = 0; i < 100; i++)
        {
            Assert.False(spin.OnRead(1, 10, mutations: i));
        }
    }
}
