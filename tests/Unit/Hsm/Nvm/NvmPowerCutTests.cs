using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Every cut point of every change, with three ways to tear the step: afterwards all of it is there, or nothing.</summary>
public sealed class NvmPowerCutTests
{
    private static readonly int[] s_tears = [0, 1, 3, 5, 7, -1, -4];

    [Theory]
    [InlineData("add")]
    [InlineData("replace")]
    [InlineData("replace-shorter")]
    [InlineData("add-reclaiming")]
    [InlineData("replace-reclaiming")]
    [InlineData("destroy-one")]
    [InlineData("destroy-several")]
    [InlineData("destroy-all")]
    [InlineData("compact")]
    public void Change_CutAtEveryStep_IsWhollyThereOrNot(string change)
    {
        foreach (var unit in (int[])[1, 4, 8, 16])
        {
            var whole = Prepared(unit, change, out _);
            var before = NvmStoreTests.Describe(NvmStoreTests.Open(whole.Reopened()));
            var start = whole.Steps;
            Assert.Equal(HsmStatus.Ok, Change(NvmStoreTests.Open(whole), change));
            var after = NvmStoreTests.Describe(NvmStoreTests.Open(whole.Reopened()));
            var steps = whole.Steps - start;
            Assert.NotEqual(0, steps);

            var seen = new HashSet<string>();
            for (var cut = 0; cut < steps; cut++)
            {
                foreach (var tear in s_tears)
                {
                    seen.Add(CutOnce(unit, change, cut, tear));
                }
            }

            Assert.Subset(new HashSet<string> { before, after }, seen);
            Assert.Contains(before, seen);
        }
    }

    [Fact]
    public void Format_CutAtEveryStep_IsFormattedByTheNextOpening()
    {
        for (var cut = 0; cut < 4; cut++)
        {
            foreach (var tear in s_tears)
            {
                var flash = new TestFlash(256) { StepsUntilCut = cut, TornBytes = tear };
                Assert.Equal(HsmStatus.Aborted, NvmStore.Open(flash, 32, out _));

                Assert.Equal(string.Empty, NvmStoreTests.Describe(NvmStoreTests.Open(flash.Reopened())));
            }
        }
    }

    [Fact]
    public void Open_CutWhileRepairingATornTail_IsRepairedByTheNextOpening()
    {
        for (var cut = 0; cut < 40; cut++)
        {
            var torn = Torn();
            torn.StepsUntilCut = cut;
            torn.TornBytes = 5;
            var status = NvmStore.Open(torn, 32, out _);
            Assert.Equal("1=first", NvmStoreTests.Describe(NvmStoreTests.Open(torn.Reopened())));
            if (status == HsmStatus.Ok)
            {
                Assert.NotEqual(0, cut);
                return;
            }
        }

        Assert.Fail("The repair never ended.");
    }

    [Fact]
    public void Recover_SameBytesTwice_GivesTheSameStateAndWritesNothing()
    {
        var torn = Torn();
        var bytes = torn.Raw.ToArray();

        var first = NvmRecovery.FromBytes(bytes, torn.Geometry);
        var second = NvmRecovery.FromBytes(bytes, torn.Geometry);

        Assert.Equal(NvmRecovery.Finding.TornTail, first.Verdict);
        Assert.Equal(first.Log!.Count, second.Log!.Count);
        Assert.Equal(first.Log.EndBytes, second.Log.EndBytes);
        Assert.Equal(bytes, torn.Raw.ToArray());
    }

    private static TestFlash Torn()
    {
        var flash = new TestFlash(512);
        var store = NvmStoreTests.Open(flash);
        NvmStoreTests.Add(store, 1, "first");
        flash.StepsUntilCut = flash.Steps + 3;
        Assert.Equal(HsmStatus.Aborted, NvmStoreTests.Add(store, 2, "second"));
        return flash.Reopened();
    }

    private static string CutOnce(int unit, string change, int cut, int tear)
    {
        var flash = Prepared(unit, change, out var store);
        flash.StepsUntilCut = flash.Steps + cut;
        flash.TornBytes = tear;
        Assert.Equal(HsmStatus.Aborted, Change(store, change));
        var recovered = NvmStoreTests.Open(flash.Reopened());
        var found = NvmStoreTests.Describe(recovered);

        // The store is alive, not only readable.
        Assert.Equal(HsmStatus.Ok, NvmStoreTests.Add(recovered, 77, "alive", reclaims: true));
        return found;
    }

    private static TestFlash Prepared(int unit, string change, out NvmStore store)
    {
        var flash = new TestFlash(512, unit);
        store = NvmStoreTests.Open(flash);
        NvmStoreTests.Add(store, 1, "first object");
        NvmStoreTests.Add(store, 2, "second");
        NvmStoreTests.Add(store, 3, "third");
        if (change.EndsWith("reclaiming", StringComparison.Ordinal))
        {
            while (NvmStoreTests.Add(store, 3, "third") == HsmStatus.Ok)
            {
            }
        }

        return flash;
    }

    private static HsmStatus Change(NvmStore store, string change) => change switch
    {
        "add" => NvmStoreTests.Add(store, 4, "a fourth object"),
        "replace" => NvmStoreTests.Add(store, 1, "first, written anew"),
        "replace-shorter" => NvmStoreTests.Add(store, 1, "1"),
        "add-reclaiming" => NvmStoreTests.Add(store, 4, new string('4', 60), reclaims: true),
        "replace-reclaiming" => NvmStoreTests.Add(store, 1, new string('1', 60), reclaims: true),
        "destroy-one" => store.Destroy([new NvmId(2)]),
        "destroy-several" => store.Destroy([new NvmId(1), new NvmId(3)]),
        "destroy-all" => store.Destroy([new NvmId(1), new NvmId(2), new NvmId(3)]),
        _ => Compact(store),
    };

    private static HsmStatus Compact(NvmStore store)
    {
        var status = NvmStoreTests.Add(store, 2, "second, of which the first copy is dead");
        return status == HsmStatus.Ok ? store.Destroy([]) : status;
    }
}
