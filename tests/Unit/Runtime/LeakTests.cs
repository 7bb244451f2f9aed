using System.Globalization;
using Interleave.Runtime;
using Xunit;

namespace Unit.Runtime;

/// <summary>Pooled OS threads must not carry one logical thread's ambient state to the next.</summary>
public class LeakTests
{
    private static readonly AsyncLocal<string?> s_local = new();

    [Fact]
    public void Run_CultureAndAsyncLocalSetInAThread_DoNotReachTheNextOne()
    {
        string before = CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator;
        var seen = new List<(string Separator, string? Local)>();
        Runs.Many(
            10,
            () =>
            {
                for (int i = 0; i < 3; i++)
                {
                    Runs.Join(Runs.Go(() =>
                    {
                        seen.Add((CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, s_local.Value));
                        CultureInfo.CurrentCulture = new CultureInfo("", useUserOverride: false) { NumberFormat = { NumberDecimalSeparator = "~" } };
                        s_local.Value = "left behind";
                    }));
                }

                s_local.Value = "set by the test";
            },
            e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome));
        Assert.Equal(30, seen.Count);
        Assert.All(seen, s => Assert.Equal((before, (string?)null), s));
        Assert.Null(s_local.Value);
    }

    [Fact]
    public void Run_AsyncLocalSetBeforeSpawn_FlowsIntoTheThread()
    {
        string? seen = null;
        Runs.Many(
            2,
            () =>
            {
                s_local.Value = "flows";
                Runs.Join(Runs.Go(() => seen = s_local.Value));
            },
            e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome));
        Assert.Equal("flows", seen);
    }
}
