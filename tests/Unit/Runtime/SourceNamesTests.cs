using Interleave.Runtime;
using Xunit;

namespace Unit.Runtime;

public class SourceNamesTests
{
    [Theory]
    [InlineData("N.T", "M", "N.T.M")]
    [InlineData("N.T/<>c__DisplayClass3_0", "<M>b__0", "N.T.M.lambda")]
    [InlineData("N.T+<>c", "<M>b__2_1", "N.T.M.lambda")]
    [InlineData("N.T", "<M>g__Local|3_0", "N.T.M.Local")]
    [InlineData("N.T/<M>d__4", "MoveNext", "N.T.M")]
    [InlineData("N.T/<>c__DisplayClass3_0/<<M>b__0>d", "MoveNext", "N.T.M")]
    public void Method_CompilerMadeName_GivesTheSourceName(string type, string method, string expected) =>
        Assert.Equal(expected, SourceNames.Method(type, method));
}
