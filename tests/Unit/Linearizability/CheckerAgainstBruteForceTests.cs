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
        (int failing, _) = AgainstBruteForce.Compare(model, () => (input, anyOutput), Histories);
        output.WriteLine($"{failing} of {Histories} histories fail");
    }
}
