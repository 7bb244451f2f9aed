using Linearizability;
using Xunit;

namespace Unit.Linearizability;

/// <summary>Holds the checker against brute force on thousands of random histories of one model, evidence included.</summary>
internal static class AgainstBruteForce
{
    /// <summary>Makes requests and answers for one history; called once for each, so that it may count.</summary>
    public delegate (Func<Random, TInput> Input, Func<Random, TOutput> AnyOutput) Generator<TInput, TOutput>();

    /// <summary>Compares, and tells how many histories failed and how many parts a monitor decided.</summary>
    public static (int Failing, int Monitored) Compare<TState, TInput, TOutput>(
        DeterministicModel<TState, TInput, TOutput> model, Generator<TInput, TOutput> generator, int histories, int operations = 7)
    {
        var checker = new Checker<TState, TInput, TOutput>(model);
        int failing = 0;
        int monitored = 0;
        for (int seed = 0; seed < histories; seed++)
        {
            History<TInput, TOutput> history = RandomHistories.Make(model, new Random(seed), operations, generator());
            bool expected = BruteForce.IsLinearizable(model, history);

            CheckResult<TInput, TOutput> result = checker.Check(history);
            CheckResult<TInput, TOutput> whole = checker.Check(history, new CheckOptions { Partition = false, Explain = false });
            CheckResult<TInput, TOutput> searched = checker.Check(history, new CheckOptions { Monitor = false });

            string name = $"seed {seed}";
            foreach (CheckResult<TInput, TOutput> one in new[] { result, whole, searched })
            {
                Assert.True(one.Verdict == (expected ? Verdict.Linearizable : Verdict.NotLinearizable), $"{name}: {one.Verdict}, brute force {expected}");
            }

            monitored += whole.MonitoredParts;
            if (expected)
            {
                Assert.True(BruteForce.Explains(model, history, whole.Linearizations.Count == 0 ? [] : whole.Linearizations[0]), name);
            }
            else
            {
                failing++;
                AssertEvidenceHolds(model, result.Violation!, name);
                AssertEvidenceHolds(model, searched.Violation!, name);
            }
        }

        Assert.InRange(failing, histories / 20, histories * 19 / 20);
        return (failing, monitored);
    }

    public static void AssertEvidenceHolds<TState, TInput, TOutput>(
        DeterministicModel<TState, TInput, TOutput> model, Violation<TInput, TOutput> violation, string name)
    {
        Assert.True(violation.IsMinimal, name);
        Assert.False(BruteForce.IsLinearizable(model, violation.CoreHistory()), name);
        Assert.False(BruteForce.IsLinearizable(model, WithCore(violation, violation.Core)), name);
        foreach (int dropped in violation.Core)
        {
            Assert.True(
                BruteForce.IsLinearizable(model, WithCore(violation, [.. violation.Core.Where(index => index != dropped)])),
                $"{name}: operation {dropped} can be dropped");
        }

        Assert.NotEmpty(violation.LongestPrefixes);
        foreach (LinearizedPrefix prefix in violation.LongestPrefixes)
        {
            Assert.True(BruteForce.RespectsTime(violation.History, prefix.Order), name);
            Assert.True(BruteForce.Reachable(model, violation.History, prefix.Order), name);
            Assert.NotEmpty(prefix.Refused);
        }
    }

    /// <summary>What the minimiser claims to fail: the core's outcomes known, the other calls' forgotten.</summary>
    private static History<TInput, TOutput> WithCore<TInput, TOutput>(Violation<TInput, TOutput> violation, IReadOnlyList<int> core) =>
        new(violation.Core.Concat(violation.Forgotten).Order()
            .Select(index => core.Contains(index) ? violation.History[index] : violation.History[index].Forget()));
}
