extern alias HsmCommand;

using HsmCommand::Hsm.Cli.Exploring;
using Xunit;

namespace Unit.Cli;

public sealed class LanesTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(1, 7)]
    [InlineData(3, 50)]
    [InlineData(3, 2)]
    public void Run_AList_GivesEachPlaceToOneLane(int lanes, int count)
    {
        int[] lanesOf = [.. Enumerable.Repeat(-1, count)];
        int[] given = new int[count];

        Lanes.Run(
            lanes,
            count,
            (lane, place, _) =>
            {
                lanesOf[place] = lane;
                Interlocked.Increment(ref given[place]);
            },
            CancellationToken.None);

        Assert.All(given, times => Assert.Equal(1, times));
        Assert.All(lanesOf, lane => Assert.InRange(lane, 0, lanes - 1));
    }

    [Fact]
    public void Run_ALaneThatFails_StopsTheOthersAndIsTold()
    {
        using var bothWork = new Barrier(2);
        int given = 0;

        Exception failure = Assert.Throws<InvalidOperationException>(() => Lanes.Run(
            lanes: 2,
            count: 1_000,
            (_, place, stop) =>
            {
                Interlocked.Increment(ref given);
                Assert.True(bothWork.SignalAndWait(s_patience, TestContext.Current.CancellationToken));
                if (place == 0)
                {
                    throw new InvalidOperationException("place 0");
                }

                Assert.True(stop.WaitHandle.WaitOne(s_patience));
            },
            CancellationToken.None));

        Assert.Equal("place 0", failure.Message);
        Assert.Equal(2, given);
    }

    [Fact]
    public void Run_Cancelled_GivesOutNoMore()
    {
        using var source = new CancellationTokenSource();
        int given = 0;

        Lanes.Run(
            lanes: 1,
            count: 10,
            (_, place, stop) =>
            {
                given++;
                if (place == 2)
                {
                    source.Cancel();
                    Assert.True(stop.IsCancellationRequested);
                }
            },
            source.Token);

        Assert.Equal(3, given);
    }
}
