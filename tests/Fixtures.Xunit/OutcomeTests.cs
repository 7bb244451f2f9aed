using Interleave.Xunit;
using Xunit;

namespace Fixtures.SystematicTests;

public sealed class OutcomeTests
{
    public static bool IsAlwaysTrue => true;

    [SystematicTest(Skip = "not today")]
    public void Skip_WithReason_IsSkipped() => Assert.Fail("ran");

    [SystematicTest(Skip = "when true", SkipWhen = nameof(IsAlwaysTrue))]
    public void SkipWhen_ThatIsTrue_IsSkipped() => Assert.Fail("ran");

    [SystematicTest]
    public void AssertSkip_InTheFirstSchedule_SkipsTheTest() => Assert.Skip("skipped from inside");

    [SystematicTest(Explicit = true)]
    public void Explicit_WhenNotAskedFor_IsNotRun() => Assert.Fail("ran");

    [SystematicTest(Timeout = 300, Schedules = long.MaxValue)]
    public void Timeout_ThatPasses_FailsTheTest() => Thread.Yield();

    [SystematicTest(TimeLimitSeconds = 0.2, Schedules = long.MaxValue)]
    [Trait("speed", "slow")]
    public void TimeLimit_ThatPasses_EndsTheExploration() => Thread.Yield();

    [SystematicTest(DisplayName = "a name of its own", Schedules = 1)]
    public void DisplayName_IsShown() => Thread.Yield();

    [SystematicTest(Schedules = 20)]
    public async Task AssertThrowsAsync_OnATaskOfTheTest_IsControlled()
    {
        var release = new TaskCompletionSource();
        Task<InvalidOperationException> thrown = Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await release.Task;
            throw new InvalidOperationException("as planned");
        });
        release.SetResult();
        Assert.Equal("as planned", (await thrown).Message);
    }

    [SystematicTest]
    public void Call_ThatNoModelControls_IsNamed()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
    }

    [SystematicTest(Replay = "never-recorded.schedule.json")]
    public void Replay_OfAFileThatIsNotThere_IsRefused() => Thread.Yield();

    [SystematicTest(Strategy = "crystal-ball")]
    public void Strategy_ThatIsUnknown_IsRefused() => Thread.Yield();
}
