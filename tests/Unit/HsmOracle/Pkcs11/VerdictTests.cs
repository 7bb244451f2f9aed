using Hsm.Oracle.Histories;
using Hsm.Oracle.Pkcs11;
using Hsm.Oracle.Scenarios;
using Linearizability;
using Xunit;

namespace Unit.HsmOracle.Pkcs11;

/// <summary>Every verdict, on a module that is wrong on purpose.</summary>
public class VerdictTests
{
    [Fact]
    public void RunRound_OfARightModule_IsCleanInEveryScenario()
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options("nothing"));
        foreach (string scenario in Names(target))
        {
            Rounds rounds = new Rounds(target, scenario).Alone().Many(3);
            Assert.True(rounds.IsClean, $"{scenario}: {string.Join(", ", rounds.Violated)} {string.Join(", ", rounds.Deviations)} {string.Join(", ", rounds.Ends.Select(static end => end.Detail))}");
            Assert.True(rounds.Calls > 0, $"{scenario} judged nothing.");
        }

        target.Clean();
    }

    [Fact]
    public void RunRound_OfAModuleWithTheLayoutOfWindows_IsClean()
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options("nothing", layout: WrongModule.WindowsLayout));
        Assert.Contains(target.Facts, static fact => fact.Value.Contains("4 bytes, packed", StringComparison.Ordinal));
        foreach (string scenario in Names(target))
        {
            Assert.True(new Rounds(target, scenario).Alone().Many(1).IsClean, scenario);
        }
    }

    [Theory]
    [InlineData("half-begun-search", "login", true)]
    [InlineData("device-error", "login", false)]
    [InlineData("loses-answers", "login", false)]
    [InlineData("loses-answers", "register", false)]
    [InlineData("loses-answers", "objects", false)]
    [InlineData("refuses-reads", "find", false)]
    public void RunRound_WhoseModuleFailsAsAnyMay_IsClean(string wrong, string scenario, bool isTold)
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options(wrong));
        Rounds rounds = new Rounds(target, scenario).Alone();
        Assert.Equal(isTold, rounds.Ends.Count > 0);
        rounds.Many(4);
        Assert.True(rounds.Violated.Count + rounds.Deviations.Count == 0, $"{string.Join(", ", rounds.Violated)} {string.Join(", ", rounds.Deviations)}");
        Assert.All(rounds.Ends, static end => Assert.Equal(RoundEnd.Completed, end.End));
        Assert.Equal(isTold, rounds.Ends.Any(static end => end.Detail!.Contains("was left active", StringComparison.Ordinal)));
        Assert.True(rounds.Calls > 0);
    }

    [Fact]
    public void RunRound_WhoseModuleGivesHandlesAgain_IsClean()
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options("reuses-handles"));
        foreach (string scenario in Names(target))
        {
            Rounds rounds = new Rounds(target, scenario).Alone().Many(6);
            Assert.True(rounds.Violated.Count + rounds.Deviations.Count == 0, $"{scenario}: {string.Join(", ", rounds.Violated)} {string.Join(", ", rounds.Deviations)}");
            Assert.All(rounds.Ends, static end => Assert.Equal(RoundEnd.Completed, end.End));
            Assert.All(rounds.Ends, static end => Assert.Contains("gave handles of", end.Detail, StringComparison.Ordinal));
            Assert.Equal(scenario is "objects" or "sessions", rounds.Ends.Count > 0);
            Assert.True(rounds.Calls > 0, $"{scenario} judged nothing.");
        }
    }

    [Theory]
    [InlineData("crash", RoundEnd.Crashed, "SIGSEGV")]
    [InlineData("exit", RoundEnd.Crashed, "exit code 3")]
    [InlineData("heap", RoundEnd.Corrupted, "SIGABRT")]
    public void RunRound_WhoseModuleDies_IsChargedAfterARepeatAndTellsTheLastCalls(string wrong, RoundEnd end, string said)
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options(wrong));
        Rounds rounds = new Rounds(target, "register").Many(3, static seen => seen.Ends.Count > 0);
        RoundRecord record = Assert.Single(rounds.Ends);
        Assert.Equal(end, record.End);
        Assert.Contains(said, record.Detail, StringComparison.Ordinal);
        Assert.Contains(record.LastCalls, static line => line.Contains("C_SetAttributeValue", StringComparison.Ordinal) && line.EndsWith("never returned", StringComparison.Ordinal));
    }

    [Fact]
    public void RunRound_WhoseModuleDiesInFinalize_IsCrashedWhereThatWasAskedForByName()
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options("crash-finalize") with { Repeats = 1 });
        RoundRecord record = Assert.Single(new Rounds(target, "finalize").Many(1).Ends);
        Assert.Equal(RoundEnd.Crashed, record.End);
        Assert.Contains(record.LastCalls, static line => line.Contains("C_Finalize", StringComparison.Ordinal) && line.EndsWith("never returned", StringComparison.Ordinal));
    }

    [Fact]
    public void RunRound_WhoseModuleDiesOnce_IsNotCharged()
    {
        string marker = Path.Combine(Directory.CreateTempSubdirectory("hsm-wrong-").FullName, "died");
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options("crash-once", marker) with { Repeats = 2 });
        Rounds rounds = new Rounds(target, "register").Many(3, static seen => seen.Ends.Count > 0);
        RoundRecord record = Assert.Single(rounds.Ends);
        Assert.Equal(RoundEnd.Completed, record.End);
        Assert.Contains("did not come again", record.Detail, StringComparison.Ordinal);
        Assert.Empty(rounds.Violated);
    }

    [Fact]
    public void RunRound_WhoseModuleHangs_IsKilledAndTellsTheLastCalls()
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options("hang"));
        Rounds rounds = new Rounds(target, "register") { TimeLimit = TimeSpan.FromSeconds(2) }.Many(3, static seen => seen.Ends.Count > 0);
        RoundRecord record = Assert.Single(rounds.Ends);
        Assert.Equal(RoundEnd.Hung, record.End);
        Assert.Contains(record.LastCalls, static line => line.EndsWith("never returned", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hang", RoundEnd.Hung, false)]
    [InlineData("exit", RoundEnd.Crashed, false)]
    [InlineData("hang,lost-update", RoundEnd.Hung, true)]
    [InlineData("exit,lost-update", RoundEnd.Crashed, true)]
    public void RunRound_ThatHangsOrDies_JudgesWhatWasAnsweredUntilThen(string wrong, RoundEnd end, bool isViolated)
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options(wrong) with { Repeats = 1 });
        Rounds rounds = new Rounds(target, "register") { TimeLimit = TimeSpan.FromSeconds(2) }.Many(3, static seen => seen.Ends.Count > 0);
        RoundRecord record = Assert.Single(rounds.Ends);
        Assert.Equal(end, record.End);
        Assert.Equal(["existence", "values"], record.Histories.Select(static one => one.Name).Order(StringComparer.Ordinal));
        JudgedHistory values = record.Histories.Single(static one => one.Name == "values").Judge(Rounds.Check);
        Assert.Equal(isViolated ? Verdict.NotLinearizable : Verdict.Linearizable, values.Verdict);
        Assert.InRange(values.Calls, 10, 1000);
        Assert.Contains(values.Lines, static line => line.Return is null);
        Assert.True(record.Driving > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("overrun", "wrote behind an output buffer")]
    [InlineData("long-length", "a length of 257 for a buffer of 256 bytes")]
    public void RunRound_WhoseModuleWritesTooFar_IsCorrupted(string wrong, string said)
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options(wrong) with { Repeats = 1 });
        RoundRecord record = Assert.Single(new Rounds(target, "register").Many(1).Ends);
        Assert.Equal(RoundEnd.Corrupted, record.End);
        Assert.Contains(said, record.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("torn", "pair", "values")]
    [InlineData("double-destroy", "objects", "membership")]
    [InlineData("half-built", "objects", "contents")]
    [InlineData("dies", "counter", "existence")]
    [InlineData("double-login", "sessions", "process 0")]
    [InlineData("double-login", "login", "process 0")]
    public void RunRound_WhoseModuleIsWrongUnderThreads_IsNotLinearizable(string wrong, string scenario, string history)
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options(wrong));
        Rounds rounds = new Rounds(target, scenario).Alone().Many(12, seen => seen.Violated.Contains(history));
        Assert.Empty(rounds.Deviations);
        Assert.Contains(history, rounds.Violated);
    }

    [Theory]
    [InlineData("lost-update", "register", "register-values-alone")]
    [InlineData("misses-objects", "find", "find-membership-alone")]
    [InlineData("logout-when-logged-out", "login", "logout-when-logged-out")]
    [InlineData("search-stays", "login", "search-answers-operation-active-not-ok")]
    [InlineData("any-close-logs-out", "sessions", "session-info-tells-another-value")]
    public void RunRound_WhoseModuleIsWrongForOneClient_IsADeviationThatLaterRoundsAdmit(string wrong, string scenario, string name)
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options(wrong));
        Rounds rounds = new Rounds(target, scenario).Alone();
        Assert.Contains(rounds.Deviations, deviation => deviation.Name == name);
        Assert.DoesNotContain(rounds.Many(2).Violated, static one => one is "values" or "membership");
    }

    [Fact]
    public void Planted_OfEveryScenario_IsSeen()
    {
        using Pkcs11Target target = Pkcs11Target.Open(WrongModule.Options("nothing"));
        foreach (IOracleScenario scenario in target.Scenarios)
        {
            for (ulong seed = 0; seed < 8; seed++)
            {
                Assert.Equal(Verdict.NotLinearizable, scenario.Planted(seed).Judge(Rounds.Check with { Explain = false }).Verdict);
            }
        }
    }

    private static IEnumerable<string> Names(Pkcs11Target target) =>
        target.Scenarios.Select(static one => one.Name).Where(static name => name is not ("crypto" or "finalize"));
}
