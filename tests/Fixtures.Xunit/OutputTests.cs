using Interleave.Xunit;
using Xunit;

namespace Fixtures.SystematicTests;

public sealed class OutputTests(ITestOutputHelper output)
{
    private int _count;

    [SystematicTest(Schedules = 20)]
    public void Output_OfPassingSchedules_IsNotShown()
    {
        output.WriteLine("written by a passing schedule");
        Assert.Equal("written by a passing schedule" + Environment.NewLine, output.Output);
        Assert.Same(output, TestContext.Current.TestOutputHelper);
    }

    [SystematicTest(Races = false)]
    public void Output_OfFailingSchedule_IsShownOnce()
    {
        output.WriteLine("begin {0}", "schedule");
        Console.WriteLine("console too");
        var thread = new Thread(() => _count++);
        thread.Start();
        _count++;
        thread.Join();
        output.WriteLine($"count is {_count}");
        TestContext.Current.AddAttachment("count.txt", $"{_count}");
        Assert.Equal(2, _count);
    }
}
