using System.Runtime.CompilerServices;
using Interleave.Xunit;
using Xunit;

namespace Fixtures.SystematicTests;

public sealed class StaticsTests
{
    private static readonly List<int> s_list = [1];
    private static int s_started;

    [ModuleInitializer]
    internal static void Start() => s_started++;

    [SystematicTest(Schedules = 50)]
    public void Statics_ChangedByASchedule_AreRestoredForTheNext()
    {
        Assert.Equal(1, s_started);
        Assert.Equal([1], s_list);
        s_started = 5;
        s_list.Add(2);
    }

    /// <summary>Runs in the same copies as the other.</summary>
    [SystematicTest(Schedules = 50)]
    public void Statics_ChangedByAnotherTest_AreRestoredForThisOne()
    {
        Assert.Equal(1, s_started);
        Assert.Equal([1], s_list);
        s_list.Clear();
    }
}
