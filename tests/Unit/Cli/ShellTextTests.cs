using Interleave.Cli.Hosting;
using Xunit;

namespace Unit.Cli;

public sealed class ShellTextTests
{
    [Theory]
    [InlineData("My.dll", "My.dll")]
    [InlineData("--seed=3", "--seed=3")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("Outer+<Inner>`1", "'Outer+<Inner>`1'")]
    [InlineData("$HOME", "'$HOME'")]
    public void Quote_Word_ComesBackWhole(string word, string quoted)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows shells quote differently.");
        Assert.Equal(quoted, ShellText.Quote(word));
    }
}
