using Interleave.Xunit;
using Xunit;

namespace Fixtures.SystematicTests;

public sealed class DisposeTests : IDisposable
{
    private readonly Thread _worker;
    private bool _done;

    public DisposeTests()
    {
        _worker = new Thread(() => _done = true) { Name = "worker" };
        _worker.Start();
    }

    [SystematicTest]
    public void Dispose_ThatFailsInSomeSchedules_IsAFinding() => Assert.Equal("worker", _worker.Name);

    public void Dispose()
    {
        bool done = _done;
        _worker.Join();
        Assert.True(done, "disposed before the worker was done");
    }
}
