using Interleave;
using Interleave.Runtime;
using Xunit;

namespace Unit.Runtime;

public class StarvationTests
{
    [Fact]
    public void Run_OneIsPassedOverTooOften_NamesBoth()
    {
        FindingDraft? draft = null;
        Runs.Many(100, Greedy, e => draft ??= e.Draft, Bound(3));
        Assert.Equal(FindingKind.Starvation, draft!.Kind);
        Assert.Contains("T2 modest waits for lock", draft.Message, StringComparison.Ordinal);
        Assert.Contains("given to others 4 times meanwhile, last to T1 greedy", draft.Message, StringComparison.Ordinal);
        Assert.Contains(draft.Details, d => d.StartsWith("T1 greedy was given lock", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_BoundAboveWhatCanHappen_IsClean() =>
        Runs.Many(100, Greedy, e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome), Bound(10));

    [Fact]
    public void Run_NoBound_IsClean() => Runs.Many(100, Greedy, e => Assert.Equal(ExecutionOutcome.Clean, e.Outcome));

    private static ExecutionOptions Bound(int bound) => new() { Settings = new ExecutionSettings { StarvationBound = bound } };

    private static void Greedy()
    {
        TestLock gate = Runs.Now.NewResource<TestLock>();
        void Take(int times)
        {
            for (int i = 0; i < times; i++)
            {
                gate.Enter();
                gate.Exit();
            }
        }

        Runs.Join(Runs.Go(() => Take(10), name: "greedy"), Runs.Go(() => Take(1), name: "modest"));
    }
}
