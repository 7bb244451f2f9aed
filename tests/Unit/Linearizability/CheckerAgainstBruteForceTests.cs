using Linearizability;
using Linearizability.Models;
using Xunit;

namespace Unit.Linearizability;

/// <summary>Every standard model: the checker agrees with brute force on thousands of histories, and its evidence holds.</summary>
public sealed class CheckerAgainstBruteForceTests(ITestOutputHelper output)
{
    private const int Histories = 4000;

    [Fact]
    public void Check_RegisterHistories_AgreesWithBruteForce() => Compare(
        new RegisterModel(),
        random => random.Next(3) switch
        {
            0 => RegisterInput.Read,
            1 => RegisterInput.Write(random.Next(3)),
            _ => RegisterInput.CompareAndSwap(random.Next(3), random.Next(3)),
        },
        random => random.Next(3) == 0 ? RegisterOutput.Swapped(random.Next(2) == 0) : RegisterOutput.Read(random.Next(3)));

    [Fact]
    public void Check_KeyValueHistories_AgreesWithBruteForce() => Compare(
        new KeyValueModel(),
        random => random.Next(3) switch
        {
            0 => KeyValueInput.Get($"k{random.Next(2)}"),
            1 => KeyValueInput.Put($"k{random.Next(2)}", random.Next(3) == 0 ? "" : $"{random.Next(2)}"),
            _ => KeyValueInput.Append($"k{random.Next(2)}", $"{random.Next(2)}"),
        },
        random => new string('1', random.Next(3)));

    [Fact]
    public void Check_SetHistories_AgreesWithBruteForce() => Compare(
        new SetModel(), random => new SetInput((SetOperation)random.Next(3), random.Next(2)), random => random.Next(2) == 0);

    [Fact]
    public void Check_QueueHistories_AgreesWithBruteForce() => Compare(
        new QueueModel(), Bag, random => random.Next(3) == 0 ? null : random.Next(3));

    [Fact]
    public void Check_StackHistories_AgreesWithBruteForce() => Compare(
        new StackModel(), Bag, random => random.Next(3) == 0 ? null : random.Next(3));

    [Fact]
    public void Check_CounterHistories_AgreesWithBruteForce() => Compare(
        new CounterModel(), random => new CounterInput(random.Next(-1, 3)), random => random.Next(4));

    private static BagInput Bag(Random random) => random.Next(2) == 0 ? BagInput.Remove : BagInput.Add(random.Next(3));

    private void Compare<TState, TInput, TOutput>(
        DeterministicModel<TState, TInput, TOutput> model, Func<Random, TInput> input, Func<Random, TOutput> anyOutput)
    {
        var checker = new Checker<TState, TInput, TOutput>(model);
        int failing = 0;
        for (int seed = 0; seed < Histories; seed++)
        {
            History<TInput, TOutput> history = RandomHistories.Make(model, new Random(seed), 7, (input, anyOutput));
            bool expected = BruteForce.IsLinearizable(model, history);

            CheckResult<TInput, TOutput> result = checker.Check(history);
            CheckResult<TInput, TOutput> whole = checker.Check(history, new CheckOptions { Partition = false, Explain = false });

            string name = $"seed {seed}";
            Assert.True(expected == (result.Verdict == Verdict.Linearizable), name);
            Assert.True(result.Verdict == whole.Verdict, name);
            if (expected)
            {
                Assert.True(BruteForce.Explains(model, history, whole.Linearizations.Count == 0 ? [] : whole.Linearizations[0]), name);
            }
            else
            {
                failing++;
                AssertEvidenceHolds(model, result.Violation!, name);
            }
        }

        output.WriteLine($"{failing} of {Histories} histories fail");
        Assert.InRange(failing, Histories / 20, Histories * 19 / 20);
    }

    private static void AssertEvidenceHolds<TState, TInput, TOutput>(
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
