using Interleave.Cli.Hosting;
using Xunit;

namespace Unit.Cli;

public sealed class NearNamesTests
{
    private static readonly string[] s_names = ["Shop.Counter.Increment", "Shop.Counter.Read", "Shop.Stock.Take"];

    [Theory]
    [InlineData("Shop.Counter.Incremnt")]
    [InlineData("shop.counter.increment")]
    [InlineData("Increment")]
    [InlineData("Wrong.Space.Counter.Increment")]
    public void Of_Misspelt_FindsTheName(string wanted)
    {
        Assert.Equal("Shop.Counter.Increment", NearNames.Of(wanted, s_names)[0]);
    }

    [Fact]
    public void Of_SomethingElse_FindsNothing()
    {
        Assert.Empty(NearNames.Of("Completely.Different.Deserialise", s_names));
    }
}
