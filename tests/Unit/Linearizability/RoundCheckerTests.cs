using Linearizability;
using Linearizability.Models;
using Xunit;

namespace Unit.Linearizability;

/// <summary>A history cut where no call is under way and checked round by round has the verdict of the whole.</summary>
public sealed class RoundCheckerTests(ITestOutputHelper output)
{
    private const int Histories = 4000;

    [Fact]
    public void Check_RegisterInRounds_AgreesWithBruteForce() => Compare(
        new RegisterModel(),
        random => random.Next(3) switch
        {
            0 => RegisterInput.Read,
            1 => RegisterInput.Write(random.Next(3)),
            _ => RegisterInput.CompareAndSwap(random.Next(3), random.Next(3)),
        },
        random => RegisterOutput.Read(random.Next(3)));

    [Fact]
    public void Check_KeyValueInRounds_AgreesWithBruteForce() => Compare(
        new KeyValueModel(),
        random => random.Next(3) switch
        {
            0 => KeyValueInput.Get($"k{random.Next(2)}"),
            1 => KeyValueInput.Put($"k{random.Next(2)}", $"{random.Next(2)}"),
            _ => KeyValueInput.Append($"k{random.Next(2)}", $"{random.Next(2)}"),
        },
        random => new string('1', random.Next(3)));

    [Fact]
    public void Check_QueueInRounds_AgreesWithBruteForce() => Compare(
        new QueueModel(),
        random => random.Next(2) == 0 ? BagInput.Remove : BagInput.Add(random.Next(3)),
        random => random.Next(3) == 0 ? null : random.Next(3));

    [Fact]
    public void Check_CounterInRounds_AgreesWithBruteForce() => Compare(
        new CounterModel(), random => new CounterInput(random.Next(-1, 3)), random => random.Next(4));

    [Fact]
    public void Check_ConcurrentWrites_LeaveBothStatesUntilOneIsRead()
    {
        var checker = new RoundChecker<long?, RegisterInput, RegisterOutput>(new RegisterModel());

        checker.Check(Round((RegisterInput.Write(1), RegisterOutput.Written), (RegisterInput.Write(2), RegisterOutput.Written)));
        Assert.Equal([1, 2], checker.States.Order());

        checker.Check(Round((RegisterInput.Read, RegisterOutput.Read(2))));
        Assert.Equal([2], checker.States);

        CheckResult<RegisterInput, RegisterOutput> last = checker.Check(Round((RegisterInput.Read, RegisterOutput.Read(1))));
        Assert.Equal(Verdict.NotLinearizable, last.Verdict);
        Assert.Equal([0], last.Violation!.Core);
        Assert.Equal((2, 3L), (checker.Rounds, checker.Operations));
        Assert.Throws<InvalidOperationException>(() => checker.Check(Round((RegisterInput.Read, RegisterOutput.Read(2)))));
    }

    [Fact]
    public void Check_MoreStatesThanWanted_IsUnknownAndSaysSo()
    {
        var checker = new RoundChecker<long?, RegisterInput, RegisterOutput>(new RegisterModel(), new CheckOptions { MaxRoundStates = 2 });

        CheckResult<RegisterInput, RegisterOutput> result = checker.Check(Round(
            [.. Enumerable.Range(0, 3).Select(value => (RegisterInput.Write(value), RegisterOutput.Written))]));

        Assert.Equal((Verdict.Unknown, CheckBound.States), (result.Verdict, result.Bound));
    }

    private static History<RegisterInput, RegisterOutput> Round(params (RegisterInput Input, RegisterOutput Output)[] concurrent) =>
        new(concurrent.Select((call, client) => new Operation<RegisterInput, RegisterOutput>
        {
            Client = client,
            Input = call.Input,
            CallTime = 1,
            Outcome = Outcomes.Returned(call.Output),
            ReturnTime = 2,
        }));

    private void Compare<TState, TInput, TOutput>(
        DeterministicModel<TState, TInput, TOutput> model, Func<Random, TInput> input, Func<Random, TOutput> anyOutput)
    {
        int failing = 0;
        int cuts = 0;
        for (int seed = 0; seed < Histories; seed++)
        {
            History<TInput, TOutput> history = RandomHistories.Make(model, new Random(seed), 8, (input, anyOutput));
            bool expected = BruteForce.IsLinearizable(model, history);
            var checker = new RoundChecker<TState, TInput, TOutput>(model);
            bool found = true;
            foreach (History<TInput, TOutput> round in RoundCut.Of(history))
            {
                CheckResult<TInput, TOutput> result = checker.Check(round);
                Assert.NotEqual(Verdict.Unknown, result.Verdict);
                found = result.Verdict == Verdict.Linearizable;
                cuts++;
                if (!found)
                {
                    Assert.True(result.Violation!.IsMinimal);
                    break;
                }
            }

            Assert.True(expected == found, $"seed {seed}: brute force {expected}, rounds {found}");
            failing += expected ? 0 : 1;
            if (expected && !history.Any(static operation => operation.IsPending))
            {
                Assert.True(BruteForce.FinalStates(model, history).SetEquals(checker.States), $"seed {seed}");
            }
        }

        output.WriteLine($"{failing} of {Histories} histories fail, {cuts} rounds");
        Assert.True(cuts > 3 * Histories / 2 && failing > Histories / 20, $"{cuts} rounds, {failing} fail: the generator is too narrow.");
    }
}
