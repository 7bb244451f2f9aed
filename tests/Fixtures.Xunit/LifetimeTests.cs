using Interleave.Xunit;
using Xunit;

namespace Fixtures.SystematicTests;

public sealed class LifetimeTests : IAsyncLifetime
{
    private static int s_instances;
    private readonly List<string> _steps = ["made"];
    private readonly SemaphoreSlim _ready = new(0);

    public LifetimeTests()
    {
        // Statics are restored for every schedule, so each one sees the first instance.
        s_instances++;
    }

    public async ValueTask InitializeAsync()
    {
        _ = Task.Run(() => _ready.Release());
        await _ready.WaitAsync(TestContext.Current.CancellationToken);
        _steps.Add("initialized");
    }

    [SystematicTest(Schedules = 100)]
    public async Task Lifetime_RunsForEachSchedule_InOrder()
    {
        Assert.Equal(1, s_instances);
        Assert.Equal(["made", "initialized"], _steps);
        await Task.Yield();
        _steps.Add("tested");
    }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Assert.Equal(["made", "initialized", "tested"], _steps);
    }
}
