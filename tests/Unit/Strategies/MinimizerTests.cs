using Interleave.Runtime;
using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

public sealed class MinimizerTests
{
    [Theory]
    [InlineData("philosophers")]
    [InlineData("increments")]
    [InlineData("window")]
    public void Minimize_FailingSchedule_ReachesTheFewestPreemptionsThatDfsKnows(string name)
    {
        (Func<string> program, string outcome) = Case(name);
        int fewest = Fewest(program, outcome);
        for (int i = 0; i < 5; i++)
        {
            using var recording = new Recording(program);
            recording.RunUntil(outcome, name == "window" ? new PctStrategy(2) : null, i * 1_000);
            var minimizer = new Minimizer((strategy, _) => recording.Try(strategy, outcome));
            IReadOnlyList<Decision> shorter = minimizer.Minimize(recording.Decisions);

            Assert.Equal(fewest, minimizer.PreemptionsAfter);
            Assert.True(minimizer.Runs <= Minimizer.MaxRuns);
            Assert.Equal(outcome, recording.Run(new ReplayStrategy(shorter)));
        }
    }

    [Fact]
    public void Minimize_Twice_GivesTheSameSchedule()
    {
        using var recording = new Recording(Programs.Increments(3, 2));
        recording.RunUntil("2");
        Decision[] decisions = recording.Decisions;

        IReadOnlyList<Decision> first = new Minimizer((s, _) => recording.Try(s, "2")).Minimize(decisions);
        IReadOnlyList<Decision> second = new Minimizer((s, _) => recording.Try(s, "2")).Minimize(decisions);

        Assert.Equal(first, second);
    }

    [Fact]
    public void Minimize_ScheduleWithChoices_KeepsTheValuesThatMatter()
    {
        Func<string> program = () =>
        {
            int seen = -1;
            int value = 0;
            AllEnded.Run(
                () =>
                {
                    Execution now = LogicalThread.Current!.Execution;
                    now.Point(LogicalThread.Current!, AccessKind.Write, null);
                    value = now.Choose(50);
                },
                () =>
                {
                    Execution now = LogicalThread.Current!.Execution;
                    now.Point(LogicalThread.Current!, AccessKind.Read, null);
                    seen = value;
                });
            return seen == 33 ? "boom" : "ok";
        };
        using var recording = new Recording(program);
        recording.RunUntil("boom");
        var minimizer = new Minimizer((s, _) => recording.Try(s, "boom"));

        IReadOnlyList<Decision> shorter = minimizer.Minimize(recording.Decisions);

        Assert.Equal(0, minimizer.PreemptionsAfter);
        Assert.Contains(shorter, d => d.Kind == AccessKind.Choice && d.Chosen == 33);
    }

    [Fact]
    public void Minimize_FindingThatDoesNotComeAgain_ReturnsTheScheduleAsItWas()
    {
        using var recording = new Recording(Programs.Philosophers(3));
        recording.RunUntil("full");
        Decision[] decisions = recording.Decisions;
        var minimizer = new Minimizer((strategy, _) => recording.Try(strategy, "Deadlock"));

        Assert.Same(decisions, minimizer.Minimize(decisions));
        Assert.Equal(1, minimizer.Runs);
    }

    private static (Func<string> Program, string Outcome) Case(string name) => name switch
    {
        "philosophers" => (Programs.Philosophers(4), "Deadlock"),
        "increments" => (Programs.Increments(2, 3), "2"),
        _ => (Programs.Window(10), "boom"),
    };

    private static int Fewest(Func<string> program, string outcome)
    {
        for (int bound = 0; ; bound++)
        {
            if (Explored.By(new DfsStrategy(bound), program).Outcomes.ContainsKey(outcome))
            {
                return bound;
            }
        }
    }
}
