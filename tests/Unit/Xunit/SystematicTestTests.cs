using Xunit;

namespace Unit.XunitFront;

/// <summary>[SystematicTest] from end to end: discovery, copy, exploration and report, in a process of its own.</summary>
[Collection(FixtureCollection.Name)]
public sealed class SystematicTestTests(WholeFixtureRun run)
{
    [Theory]
    [InlineData("CounterTests.Increment_UnderLock_Counts")]
    [InlineData("CounterTests.StaticMethod_InterlockedCount_IsExhaustive")]
    [InlineData("CounterTests.Increment_WithoutLockNorMemoryPoints_IsNotInterrupted")]
    [InlineData("TheoryTests.InlineData_OfPlainValues_Arrives(number: 1, word: \"one\", colour: Red)")]
    [InlineData("TheoryTests.InlineData_OfPlainValues_Arrives(number: 2, word: \"two\", colour: Green)")]
    [InlineData("TheoryTests.InlineData_WithArray_IsFreshForEachSchedule(values: [1, 2, 3])")]
    [InlineData("TheoryTests.MemberData_WithList_IsFreshForEachSchedule(values: [1, 2])")]
    [InlineData("TheoryTests.MemberData_OfTestsOwnType_IsOfTheCopy(order: Order { Item = apple, Count = 1 })")]
    [InlineData("TheoryTests.MemberData_OfTestsOwnType_IsOfTheCopy(order: Order { Item = pear, Count = 2 })")]
    [InlineData("TheoryTests.ClassData_OfPlainValues_Arrives(left: 2, right: -2)")]
    [InlineData("TheoryTests.Generic_OverTheData_Runs<Int32, Double>(first: 1, second: 2.5)")]
    [InlineData("TheoryTests.OneRow_IsRacy(racy: 0)")]
    [InlineData("RefusedTests.TheoryData_ReadAgainInTheSchedule_MustBeThere(values: [1])")]
    [InlineData("OutputTests.Output_OfPassingSchedules_IsNotShown")]
    [InlineData("LifetimeTests.Lifetime_RunsForEachSchedule_InOrder")]
    [InlineData("FixtureTests.Fixtures_OfEveryLevel_AreFreshAndOfTheCopy")]
    [InlineData("FixtureTests.Attribute_AroundTheTest_RunsInTheSchedule")]
    [InlineData("StaticsTests.Statics_ChangedByASchedule_AreRestoredForTheNext")]
    [InlineData("StaticsTests.Statics_ChangedByAnotherTest_AreRestoredForThisOne")]
    [InlineData("SuppressedTests.Deadlock_KnownAndSuppressed_IsCounted")]
    [InlineData("OutcomeTests.TimeLimit_ThatPasses_EndsTheExploration")]
    [InlineData("OutcomeTests.AssertThrowsAsync_OnATaskOfTheTest_IsControlled")]
    [InlineData("a name of its own")]
    public void Run_CorrectTest_PassesWithSummary(string name)
    {
        TestOutcome outcome = run.Results[name];
        Assert.Equal("", outcome.Message);
        Assert.Equal("Pass", outcome.Result);
        Assert.StartsWith("Interleave: ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(" distinct) in ", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CounterTests.Increment_WithoutLock_LosesOne", "EqualException")]
    [InlineData("CounterTests.Increment_InTasksWithoutLock_LosesOne", "EqualException")]
    [InlineData("TheoryTests.OneRow_IsRacy(racy: 1)", "EqualException")]
    [InlineData("CounterTests.Read_WithoutTheLock_IsARaceThoughNothingFails", "Data race: CounterTests._count")]
    [InlineData("CounterTests.Spinning_ForWhatNeverComes_IsAHang", "Hang: T1 thread goes round")]
    [InlineData("FixtureTests.Fixture_ThatFailsInDispose_IsAFinding", "Building.Dispose")]
    [InlineData("DisposeTests.Dispose_ThatFailsInSomeSchedules_IsAFinding", "disposed before the worker was done")]
    [InlineData("DeadlockTests.Locks_TakenInBothOrders_Deadlock", "Deadlock")]
    public void Run_BuggyTest_FailsWithFindingAndReplay(string name, string message)
    {
        TestOutcome outcome = run.Results[name];
        Assert.Equal("Fail", outcome.Result);
        Assert.Contains(message, outcome.Message, StringComparison.Ordinal);
        Assert.Contains("INTERLEAVE_REPLAY=", outcome.Message, StringComparison.Ordinal);
        Assert.Contains(".schedule.json", outcome.Message, StringComparison.Ordinal);
        Assert.Contains("Tests.cs:", outcome.Message, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Attachments);
    }

    [Fact]
    public void Run_FailingSchedule_ShowsOnlyItsOutput()
    {
        TestOutcome outcome = run.Results["OutputTests.Output_OfFailingSchedule_IsShownOnce"];
        Assert.Equal("Fail", outcome.Result);
        string[] lines = outcome.Output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(["Output of the failing schedule:", "begin schedule", "console too", "count is 1"], lines[..4]);
        Assert.Equal(2, outcome.Attachments);
    }

    [Fact]
    public void Run_PassingSchedules_ShowNoOutput() => Assert.DoesNotContain(
        "written by", run.Results["OutputTests.Output_OfPassingSchedules_IsNotShown"].Output, StringComparison.Ordinal);

    [Fact]
    public void Run_DfsToItsEnd_SaysExhaustive() => Assert.Contains(
        "exhaustive", run.Results["CounterTests.StaticMethod_InterlockedCount_IsExhaustive"].Output, StringComparison.Ordinal);

    [Fact]
    public void Run_SuppressedFinding_IsToldWithItsReason() => Assert.Matches(
        "Suppressed [0-9]+ times: Deadlock in SuppressedTests.Take \\(known: the test is about suppression\\)",
        run.Results["SuppressedTests.Deadlock_KnownAndSuppressed_IsCounted"].Output);

    [Theory]
    [InlineData("OutcomeTests.Skip_WithReason_IsSkipped", "not today")]
    [InlineData("OutcomeTests.SkipWhen_ThatIsTrue_IsSkipped", "when true")]
    [InlineData("TheoryTests.MemberData_WithoutRows_IsSkippedIfAskedFor", "No data found for Fixtures.SystematicTests.TheoryTests.MemberData_WithoutRows_IsSkippedIfAskedFor")]
    [InlineData("OutcomeTests.AssertSkip_InTheFirstSchedule_SkipsTheTest", "skipped from inside")]
    public void Run_SkippedTest_IsSkippedWithReason(string name, string reason)
    {
        Assert.Equal("Skip", run.Results[name].Result);
        Assert.Equal(reason, run.Results[name].Reason);
    }

    [Fact]
    public void Run_ExplicitTest_IsNotRun() => Assert.Equal("NotRun", run.Results["OutcomeTests.Explicit_WhenNotAskedFor_IsNotRun"].Result);

    [Fact]
    public void Run_TestPastItsTimeout_Fails()
    {
        TestOutcome outcome = run.Results["OutcomeTests.Timeout_ThatPasses_FailsTheTest"];
        Assert.Equal("Fail", outcome.Result);
        Assert.Contains("timed out after 300 milliseconds", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UncontrolledCall_FailsNamingIt()
    {
        TestOutcome outcome = run.Results["OutcomeTests.Call_ThatNoModelControls_IsNamed"];
        Assert.Equal("Fail", outcome.Result);
        Assert.Contains("uncontrolled: System.Net.Sockets.TcpListener", outcome.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("INTERLEAVE_REPLAY", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TheoriesEnumeratedAtDiscovery_GiveTheSameResults()
    {
        FixtureRun early = await FixtureRun.StartPreEnumerated(Path.Combine(run.Folder, "early"), "TheoryTests.*");
        Assert.Equal(run.Results.Names.Where(n => n.StartsWith("TheoryTests.", StringComparison.Ordinal)).Order(StringComparer.Ordinal), early.Names.Order(StringComparer.Ordinal));
        Assert.All(early.Names, name => Assert.Equal(run.Results[name].Result, early[name].Result));
    }

    [Theory]
    [InlineData("RefusedTests.AsyncVoid_IsRefused", "RefusedTests.AsyncVoid_IsRefused is async void")]
    [InlineData("TheoryTests.MemberData_WithoutRows_Fails", "No data found")]
    [InlineData("RefusedTests.Generic_WithoutParameters_IsRefused", "nothing says which type to run it with")]
    [InlineData("RefusedTests.TheoryData_ReadAgainInTheSchedule_MustBeThere(values: [2])", "must be the same each time it is read.")]
    public void Run_TestThatCannotBeRunBySchedules_IsRefusedByName(string name, string message)
    {
        TestOutcome outcome = run.Results[name];
        Assert.Equal("Fail", outcome.Result);
        Assert.Contains(message, outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ReplayOfAMissingFile_FailsNamingTheFoldersItLookedIn()
    {
        TestOutcome outcome = run.Results["OutcomeTests.Replay_OfAFileThatIsNotThere_IsRefused"];
        Assert.Equal("Fail", outcome.Result);
        string besideTheSource = Path.Combine("tests", "Fixtures.Xunit", "never-recorded.schedule.json");
        Assert.Contains(besideTheSource, outcome.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(AppContext.BaseDirectory, "never-recorded.schedule.json"), outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnknownStrategy_FailsNamingTheValidOnes()
    {
        TestOutcome outcome = run.Results["OutcomeTests.Strategy_ThatIsUnknown_IsRefused"];
        Assert.Equal("Fail", outcome.Result);
        Assert.Contains("crystal-ball", outcome.Message, StringComparison.Ordinal);
        Assert.Contains("portfolio", outcome.Message, StringComparison.Ordinal);
    }
}
