using Interleave.Xunit;
using Xunit;

namespace Fixtures.SystematicTests;

public sealed class TheoryTests
{
    public enum Colour
    {
        Red,
        Green,
    }

    public sealed record Order(string Item, int Count);

    public static TheoryData<List<int>> Lists => [new List<int> { 1, 2 }];

    public static TheoryData<int> Nothing => [];

    public static IEnumerable<TheoryDataRow<Order>> Orders()
    {
        yield return new(new Order("apple", 1));
        yield return new(new Order("pear", 2));
    }

    [SystematicTest(Schedules = 50)]
    [InlineData(1, "one", Colour.Red)]
    [InlineData(2, "two", Colour.Green)]
    public void InlineData_OfPlainValues_Arrives(int number, string word, Colour colour)
    {
        Assert.Equal(number == 1 ? "one" : "two", word);
        Assert.Equal((Colour)(number - 1), colour);
        Assert.True(Enum.IsDefined(colour));
    }

    [SystematicTest(Schedules = 50)]
    [InlineData(new[] { 1, 2, 3 })]
    public void InlineData_WithArray_IsFreshForEachSchedule(int[] values)
    {
        Assert.Equal([1, 2, 3], values);
        values[0] = 9;
    }

    [SystematicTest(Schedules = 50)]
    [MemberData(nameof(Lists))]
    public void MemberData_WithList_IsFreshForEachSchedule(List<int> values)
    {
        Assert.Equal([1, 2], values);
        values.Add(3);
    }

    [SystematicTest(Schedules = 50)]
    [MemberData(nameof(Orders))]
    public void MemberData_OfTestsOwnType_IsOfTheCopy(Order order)
    {
        Assert.Equal(order.Item == "apple" ? 1 : 2, order.Count);
        Assert.Same(typeof(Order), order.GetType());
    }

    [SystematicTest]
    [MemberData(nameof(Nothing))]
    public void MemberData_WithoutRows_Fails(int number) => Assert.Equal(0, number);

    [SystematicTest(SkipTestWithoutData = true)]
    [MemberData(nameof(Nothing))]
    public void MemberData_WithoutRows_IsSkippedIfAskedFor(int number) => Assert.Equal(0, number);

    [SystematicTest(Schedules = 50)]
    [ClassData(typeof(Pairs))]
    public void ClassData_OfPlainValues_Arrives(int left, int right) => Assert.Equal(left, -right);

    [SystematicTest(Schedules = 50)]
    [InlineData(1, 2.5)]
    public void Generic_OverTheData_Runs<TFirst, TSecond>(TFirst first, TSecond second)
    {
        Assert.IsType<int>(first);
        Assert.IsType<double>(second);
    }

    [SystematicTest(Races = false)]
    [InlineData(0)]
    [InlineData(1)]
    public void OneRow_IsRacy(int racy)
    {
        int count = 0;
        object gate = new();
        void Increment()
        {
            if (racy == 1)
            {
                count++;
                return;
            }

            lock (gate)
            {
                count++;
            }
        }

        var thread = new Thread(Increment);
        thread.Start();
        Increment();
        thread.Join();
        Assert.Equal(2, count);
    }

    private sealed class Pairs : TheoryData<int, int>
    {
        public Pairs()
        {
            Add(1, -1);
            Add(2, -2);
        }
    }
}
