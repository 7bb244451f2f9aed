using Linearizability;
using Linearizability.Models;
using Xunit;

namespace Unit.Linearizability;

/// <summary>Histories of distinct values, which the monitors decide: they agree with brute force, and their evidence holds.</summary>
public sealed class MonitorsAgainstBruteForceTests(ITestOutputHelper output)
{
    private const int Histories = 6000;

    [Fact]
    public void Check_DistinctRegisterValues_AgreesWithBruteForce() => Compare(new RegisterModel(), Histories * 9 / 10, () =>
    {
        long written = 0;
        return (
            random => random.Next(2) == 0 ? RegisterInput.Read : RegisterInput.Write(++written),
            random => RegisterOutput.Read(random.Next(4) is > 0 and int value ? value : null));
    });

    [Fact]
    public void Check_DistinctRegisterSwaps_AgreesWithBruteForce() => Compare(new RegisterModel(), Histories / 2, () =>
    {
        long written = 0;
        return (
            random => random.Next(4) switch
            {
                0 => RegisterInput.Read,
                1 => RegisterInput.Write(++written),
                _ => RegisterInput.CompareAndSwap(written == 0 ? null : written - random.Next(2), ++written),
            },
            random => random.Next(3) == 0 ? RegisterOutput.Swapped(true) : RegisterOutput.Read(random.Next(1, 4)));
    });

    [Fact]
    public void Check_DistinctSetValues_AgreesWithBruteForce() => Compare(new SetModel(), Histories / 2, () =>
    {
        long added = 0;
        return (
            random => random.Next(3) is > 0 and int other
                ? new SetInput((SetOperation)other, random.NextInt64(Math.Max(1, added)))
                : new SetInput(SetOperation.Add, random.Next(4) == 0 ? random.NextInt64(added + 1) : added++),
            random => random.Next(2) == 0);
    });

    [Fact]
    public void Check_DistinctQueueValues_AgreesWithBruteForce() =>
        Compare(new QueueModel(), Histories * 9 / 10, () => DistinctBag(removalsIn10: 5));

    [Fact]
    public void Check_QueueMostlyEmpty_AgreesWithBruteForce() =>
        Compare(new QueueModel(), Histories * 8 / 10, () => DistinctBag(removalsIn10: 7));

    [Fact]
    public void Check_DistinctStackValues_AgreesWithBruteForce() => Compare(new StackModel(), Histories * 8 / 10, () => DistinctBag(removalsIn10: 5));

    [Fact]
    public void Check_CounterThatAscends_AgreesWithBruteForce() => Compare(
        new CounterModel(), Histories * 9 / 10, () => (random => new CounterInput(random.Next(2)), random => random.Next(4)));

    private static (Func<Random, BagInput> Input, Func<Random, long?> AnyOutput) DistinctBag(int removalsIn10)
    {
        long added = 0;
        return (
            random => random.Next(10) < removalsIn10 ? BagInput.Remove : BagInput.Add(++added),
            random => random.Next(4) is > 0 and int value ? value : null);
    }

    private void Compare<TState, TInput, TOutput>(
        DeterministicModel<TState, TInput, TOutput> model, int leastMonitored, AgainstBruteForce.Generator<TInput, TOutput> generator)
    {
        (int failing, int monitored) = AgainstBruteForce.Compare(model, generator, Histories);
        output.WriteLine($"{failing} of {Histories} histories fail, a monitor decided {monitored}");
        Assert.True(monitored >= leastMonitored, $"A monitor decided {monitored} of {Histories} histories: the generator or the monitor is too narrow.");
    }
}
