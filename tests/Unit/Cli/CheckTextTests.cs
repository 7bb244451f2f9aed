extern alias HsmCommand;

using Hsm.Oracle.Scenarios;
using HsmCommand::Hsm.Cli.Checking;
using HsmCommand::Interleave.Cli.Hosting;
using Xunit;

namespace Unit.Cli;

/// <summary>What <c>hsm check</c> says beside the verdicts.</summary>
public sealed class CheckTextTests
{
    [Theory]
    [InlineData(10, "That did not come again.", true)]
    [InlineData(10, null, true)]
    [InlineData(0, "Only crashes were looked for.", false)]
    public void Write_CleanScenarioWithoutOverlap_SaysThatWhateverElseIsTold(long calls, string? detail, bool isSaid)
    {
        using var words = new StringWriter();
        var summary = new ScenarioSummary { Name = "login", Promise = new("A promise.", "a clause", PromiseTier.Must), Rounds = 1, Calls = calls, Detail = detail };

        CheckText.Write(words, new Terminal(words, words), new OracleReport { Target = "a module", Scenarios = [summary], Allowed = new HashSet<string>(StringComparer.Ordinal) });

        Assert.Equal(isSaid, words.ToString().Contains("login: no two calls overlapped", StringComparison.Ordinal));
        Assert.Contains(detail is null ? "" : $"login: {detail}", words.ToString(), StringComparison.Ordinal);
    }
}
