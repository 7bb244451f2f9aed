using Interleave.Xunit;
using Xunit;

namespace Fixtures.SystematicTests;

/// <summary>Tests that xunit accepts and that cannot be run schedule by schedule.</summary>
public sealed class RefusedTests(RefusedTests.Unprovided? unprovided = null)
{
    private const string ReadBefore = "RefusedTests.ReadBefore";

    /// <summary>Has more rows the first time a process reads it, which is before any schedule.</summary>
    public static IEnumerable<TheoryDataRow<List<int>>> Shrinking()
    {
        yield return new([1]);
        if (AppContext.GetData(ReadBefore) is null)
        {
            AppContext.SetData(ReadBefore, true);
            yield return new([2]);
        }
    }

    [SystematicTest(Schedules = 5)]
    [MemberData(nameof(Shrinking))]
    public void TheoryData_ReadAgainInTheSchedule_MustBeThere(List<int> values)
    {
        Assert.NotEmpty(values);
        Assert.Null(unprovided);
    }

    [SystematicTest]
    public async void AsyncVoid_IsRefused() => await Task.Yield();

    [SystematicTest]
    public void Generic_WithoutParameters_IsRefused<T>() => Assert.Fail(typeof(T).Name);

    public sealed class Unprovided;
}
