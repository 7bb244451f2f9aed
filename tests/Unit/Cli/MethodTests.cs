using Xunit;

namespace Unit.Cli;

/// <summary>Which methods <c>interleave test</c> runs, and what it says about those that it can't.</summary>
public sealed class MethodTests : IDisposable
{
    private readonly string _output = Directory.CreateTempSubdirectory("interleave-method").FullName;

    [Theory]
    [InlineData("Fixtures.Counter.Racey", "Fixtures.Counter.Racy")]
    [InlineData("Fixture.Counter.Racy", "Fixtures.Counter.Racy")]
    [InlineData("Fixtures.Counter.AddUnlocked", "public")]
    [InlineData("Fixtures.NoConstructor.Run", "constructor")]
    [InlineData("Fixtures.Shapes.Sum", "--arg")]
    public void Test_MethodThatCantRun_SaysWhy(string method, string expected)
    {
        CliRun run = Test(method).Expect(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Counter.Locked", "Fixtures.Counter.Locked")]
    [InlineData("Shapes.Answers", "Fixtures.Shapes.Answers")]
    public void Test_UnambiguousEndOfAName_RunsThatMethod(string end, string method)
    {
        Assert.StartsWith(method, Test(end).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_WithArguments_PassesThem()
    {
        CliRun run = Test("Fixtures.Shapes.Sum", "--races", "off", "--arg", "2", "--arg", "counting thread").Expect(2);

        Assert.Contains("counting thread: 1 of 2.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_ArgumentOfAnotherType_SaysSo()
    {
        CliRun run = Test("Fixtures.Shapes.Sum", "--arg", "two", "--arg", "name").Expect(1);

        Assert.Contains("two", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_TooFewArguments_SaysHowManyItTakes()
    {
        Assert.Contains("2", Test("Fixtures.Shapes.Sum", "--arg", "2").Expect(1).Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_output, recursive: true);

    private CliRun Test(string method, params string[] more) =>
        CliRun.InProcess(["test", CliPaths.Fixtures, "--method", method, "--output", _output, "--schedules", "500", .. more]);
}
