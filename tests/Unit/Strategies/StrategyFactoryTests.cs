using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

public sealed class StrategyFactoryTests
{
    [Theory]
    [InlineData("random", typeof(RandomStrategy))]
    [InlineData("pct", typeof(PctStrategy))]
    [InlineData("PCT:5", typeof(PctStrategy))]
    [InlineData("pos", typeof(PosStrategy))]
    [InlineData("surw", typeof(SurwStrategy))]
    [InlineData("dfs", typeof(DfsStrategy))]
    [InlineData("dfs:0", typeof(DfsStrategy))]
    [InlineData("dfs:sleep", typeof(DfsStrategy))]
    [InlineData("portfolio", typeof(PortfolioStrategy))]
    public void Create_ValidName_GivesTheStrategy(string name, Type type) => Assert.IsType(type, StrategyFactory.Create(name));

    [Fact]
    public void Create_PctWithDepth_PassesIt() => Assert.Equal(5, ((PctStrategy)StrategyFactory.Create("pct:5")).Depth);

    [Theory]
    [InlineData("fuzz", "there is no strategy 'fuzz'")]
    [InlineData("", "there is no strategy ''")]
    [InlineData("pct:0", "'0' is no whole number from 1 to 1000")]
    [InlineData("pct:x", "'x' is no whole number")]
    [InlineData("dfs:-1", "'-1' is no whole number from 0")]
    [InlineData("pos:2", "'pos' takes no parameter")]
    public void Create_InvalidName_SaysWhyAndListsTheValidOnes(string name, string why)
    {
        string message = Assert.Throws<ArgumentException>(() => StrategyFactory.Create(name)).Message;

        Assert.Contains(why, message);
        Assert.Contains("random, pct[:depth], pos, surw, dfs[:preemptions | :sleep], portfolio", message);
    }

    [Fact]
    public void Start_Dfs_AlwaysHasTheSameRandomStream()
    {
        Assert.Equal(0, StrategyFactory.Start("dfs:2", 9, 4711, ExplorationProfile.Empty).Index);
        Assert.Equal(4711, StrategyFactory.Start("pct:2", 9, 4711, ExplorationProfile.Empty).Index);
    }

    [Fact]
    public void Portfolio_WithAnEnumeratingMember_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new PortfolioStrategy([new DfsStrategy()]));
}
