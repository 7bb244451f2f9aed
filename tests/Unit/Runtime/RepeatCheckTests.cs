using Interleave;
using Interleave.Runtime;
using Xunit;

namespace Unit.Runtime;

public class RepeatCheckTests
{
    private static readonly ExplorationOptions s_options = new() { Schedules = 200, Strategy = "random", Pin = false };

    [Fact]
    public void IsSampled_OfAThousand_IsAboutOneInAHundred()
    {
        long[] sampled = [.. Enumerable.Range(0, 1_000).Select(i => (long)i).Where(i => RepeatCheck.IsSampled(i, 1_000))];
        Assert.Equal([0, 64, 128, 256, 512, 999], sampled);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_ALaterScheduleDiffers_IsToldWithItsStep(int workers)
    {
        // The program counts its runs in state that outlives them; the first 100 are alike.
        int runs = 0;
        ExplorationReport report = Exploration.Run(
            new DelegateTarget(() =>
            {
                bool late = Interlocked.Increment(ref runs) > 100;
                Runs.Join(Runs.Go(() => Touches(late ? runs : 2)), Runs.Go(() => Touches(2)));
            }),
            s_options with { Workers = workers });
        Assert.Equal(1, report.ExitCode);
        Assert.Contains("Two runs of schedule", report.Uncontrolled, StringComparison.Ordinal);
        Assert.Contains("in the first:", report.Uncontrolled, StringComparison.Ordinal);
        Assert.DoesNotContain("schedule 0 differ", report.Uncontrolled, StringComparison.Ordinal);
    }

    [Fact]
    public void Difference_OneStep_TellsBothAndTheOneBefore()
    {
        StepSeen[] first = [new(0, AccessKind.Start, -1, 0), new(1, AccessKind.Read, 4, 0)];
        StepSeen[] second = [new(0, AccessKind.Start, -1, 0), new(1, AccessKind.Write, 5, 0)];
        string? told = RepeatCheck.Difference(64, first, second, null);
        Assert.Contains("Step 2 in the first: T1 before Read of resource 4", told, StringComparison.Ordinal);
        Assert.Contains("in the second: T1 before Write of resource 5", told, StringComparison.Ordinal);
        Assert.Contains("Before that both did: T0 before Start", told, StringComparison.Ordinal);
        Assert.Null(RepeatCheck.Difference(64, first, first, null));
    }

    private static void Touches(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Runs.Touch("shared", AccessKind.Write);
        }
    }
}
