using Linearizability;
using Linearizability.Models;
using Xunit;

namespace Unit.Linearizability;

/// <summary>The histories of shared/data with their known verdicts.</summary>
public sealed class PublishedHistoriesTests(ITestOutputHelper output)
{
    private static readonly CheckOptions s_verdictOnly = new() { Explain = false };

    [Fact]
    public void Check_EtcdHistories_GivesEveryExpectedVerdict()
    {
        string folder = SharedData.Folder("histories/etcd");
        var checker = new Checker<long?, RegisterInput, RegisterOutput>(new RegisterModel());
        List<(string File, bool Linearizable)> expected = [.. EtcdHistories.Expected(folder)];
        Assert.Equal(52, expected.Count);
        long configurations = 0;
        foreach ((string file, bool linearizable) in expected)
        {
            CheckResult<RegisterInput, RegisterOutput> result = checker.Check(EtcdHistories.Read(file), s_verdictOnly);

            Assert.True((result.Verdict == Verdict.Linearizable) == linearizable && result.Verdict != Verdict.Unknown, $"{file}: {result.Verdict}");
            configurations += result.Configurations;
        }

        output.WriteLine($"{configurations} configurations in {expected.Count} histories");
    }

    [Theory]
    [InlineData("c01-ok.txt", true, Verdict.Linearizable)]
    [InlineData("c01-bad.txt", true, Verdict.NotLinearizable)]
    [InlineData("c10-ok.txt", true, Verdict.Linearizable)]
    [InlineData("c10-ok.txt", false, Verdict.Linearizable)]
    [InlineData("c50-bad.txt", true, Verdict.NotLinearizable)]
    public void Check_KeyValueHistory_GivesExpectedVerdict(string file, bool partition, Verdict expected)
    {
        History<KeyValueInput, string> history = KeyValueHistories.Read(Path.Combine(SharedData.Folder("histories/kv"), file));

        CheckResult<KeyValueInput, string> result = LinearizabilityChecker.Check(
            history, new KeyValueModel(), s_verdictOnly with { Partition = partition });

        output.WriteLine($"{result.Configurations} configurations");
        Assert.Equal(expected, result.Verdict);
    }
}
