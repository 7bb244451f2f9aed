using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class NvmStoreTests
{
    [Theory]
    [InlineData(1, 0xFF)]
    [InlineData(4, 0x00)]
    [InlineData(8, 0xFF)]
    [InlineData(32, 0x00)]
    public void Add_ReplaceAndReopen_KeepsTheNewestOfEach(int unit, byte erased)
    {
        var flash = new TestFlash(1024, unit, erased);
        var store = Open(flash);

        Assert.Equal(HsmStatus.Ok, Add(store, 1, "one"));
        Assert.Equal(HsmStatus.Ok, Add(store, 2, "two two"));
        Assert.Equal(HsmStatus.Ok, Add(store, 1, "one again"));

        Assert.Equal("2=two two 1=one again", Describe(store));
        Assert.Equal("2=two two 1=one again", Describe(Open(flash.Reopened())));
    }

    [Fact]
    public void Add_FullLog_NoSpaceWithoutReclaimAndRoomWithIt()
    {
        var store = Open(new TestFlash(256));
        while (store.Add(Metadata(1, 8), new byte[8], reclaims: false) == HsmStatus.Ok)
        {
        }

        Assert.Equal(HsmStatus.NoSpace, Add(store, 2, "x"));
        Assert.Equal(HsmStatus.Ok, Add(store, 2, "x", reclaims: true));
        Assert.Equal(2, store.Log.Count);
        Assert.Equal(1u + 1, store.Log.Epoch);
    }

    [Fact]
    public void Add_NothingDeadToReclaim_NoSpaceAndNothingChanged()
    {
        var flash = new TestFlash(256);
        var store = Open(flash);
        Assert.Equal(HsmStatus.Ok, Add(store, 1, new string('a', 100)));
        var before = flash.Raw.ToArray();

        Assert.Equal(HsmStatus.NoSpace, Add(store, 2, new string('b', 100), reclaims: true));

        Assert.Equal("1=" + new string('a', 100), Describe(store));
        Assert.Equal(before, flash.Raw.ToArray());
    }

    [Fact]
    public void Add_ReplacingTheOneThatFillsTheLog_ReclaimsItsRoom()
    {
        var store = Open(new TestFlash(256));
        Assert.Equal(HsmStatus.Ok, Add(store, 1, new string('a', 150)));

        Assert.Equal(HsmStatus.Ok, Add(store, 1, new string('b', 150), reclaims: true));

        Assert.Equal("1=" + new string('b', 150), Describe(store));
    }

    [Fact]
    public void Add_FullDirectory_NoSpaceButReplacingStillWorks()
    {
        Assert.Equal(HsmStatus.Ok, NvmStore.Open(new TestFlash(), 2, out var store));
        Assert.Equal(HsmStatus.Ok, Add(store!, 1, "a"));
        Assert.Equal(HsmStatus.Ok, Add(store!, 2, "b"));

        Assert.Equal(HsmStatus.NoSpace, Add(store!, 3, "c"));
        Assert.Equal(HsmStatus.Ok, Add(store!, 2, "B"));
    }

    [Fact]
    public void Destroy_SomeAbsent_RemovesTheOthersAndKeepsOrder()
    {
        var flash = new TestFlash();
        var store = Open(flash);
        for (var number = 1; number <= 4; number++)
        {
            Add(store, number, "n" + number);
        }

        Assert.Equal(HsmStatus.Ok, store.Destroy([new NvmId(2), new NvmId(9), new NvmId(4)]));

        Assert.Equal("1=n1 3=n3", Describe(store));
        Assert.Equal("1=n1 3=n3", Describe(Open(flash.Reopened())));
    }

    [Fact]
    public void Destroy_OnlyAbsent_TouchesNoFlash()
    {
        var flash = new TestFlash();
        var store = Open(flash);
        var steps = flash.Steps;

        Assert.Equal(HsmStatus.Ok, store.Destroy([new NvmId(9)]));

        Assert.Equal(steps, flash.Steps);
    }

    [Fact]
    public void Destroy_NoIds_ClearsDeadRecordsAway()
    {
        var store = Open(new TestFlash());
        Add(store, 1, "old");
        Add(store, 1, "new");
        var end = store.Log.EndBytes;

        Assert.Equal(HsmStatus.Ok, store.Destroy([]));

        Assert.True(store.Log.EndBytes < end);
        Assert.Equal("1=new", Describe(store));
    }

    [Fact]
    public void ReadData_Part_ReadsThatPart()
    {
        var store = Open(new TestFlash());
        Add(store, 1, "0123456789");
        Span<byte> part = stackalloc byte[3];

        Assert.Equal(HsmStatus.Ok, store.ReadData(new NvmId(1), 4, part));
        Assert.Equal("456"u8, part);
        Assert.Equal(HsmStatus.NotFound, store.ReadData(new NvmId(2), 0, part));
    }

    [Fact]
    public void Add_AfterFlashError_IsRefusedUntilReopened()
    {
        var flash = new TestFlash();
        var store = Open(flash);
        Add(store, 1, "kept");
        flash.StepsUntilCut = flash.Steps + 1;

        Assert.Equal(HsmStatus.Aborted, Add(store, 2, "lost"));
        Assert.Equal(HsmStatus.Aborted, Add(store, 2, "lost"));
        Assert.Equal(HsmStatus.Aborted, store.Destroy([new NvmId(1)]));

        var reopened = Open(flash.Reopened());
        Assert.Equal("1=kept", Describe(reopened));
        Assert.Equal(HsmStatus.Ok, Add(reopened, 2, "now"));
    }

    [Fact]
    public void Destroy_DamagedRecord_IsNotCopiedAsGood()
    {
        var flash = new TestFlash();
        var store = Open(flash);
        Add(store, 1, "precious");
        Add(store, 2, "other");
        flash.Raw[flash.Raw.IndexOf("precious"u8)] ^= 1;
        var epoch = store.Log.Epoch;

        Assert.Equal(HsmStatus.Aborted, store.Destroy([new NvmId(2)]));

        Assert.Equal(epoch, store.Log.Epoch);
    }

    internal static NvmStore Open(IFlash flash)
    {
        Assert.Equal(HsmStatus.Ok, NvmStore.Open(flash, 32, out var store));
        store!.AssertInvariants();
        return store;
    }

    internal static ObjectMetadata Metadata(int id, int length) =>
        new(new NvmId((ushort)id), 0, ObjectFlags.None, (ushort)length, ObjectLabel.FromText("L" + id));

    internal static HsmStatus Add(NvmStore store, int id, string data, bool reclaims = false) =>
        store.Add(Metadata(id, data.Length), System.Text.Encoding.ASCII.GetBytes(data), reclaims);

    internal static string Describe(NvmStore store)
    {
        store.AssertInvariants();
        var texts = new List<string>();
        foreach (var entry in store.Log.Entries)
        {
            var data = new byte[entry.Metadata.Length];
            Assert.Equal(HsmStatus.Ok, store.ReadData(entry.Metadata.Id, 0, data));
            Assert.Equal(ObjectLabel.FromText("L" + entry.Metadata.Id.Value), entry.Metadata.Label);
            texts.Add(entry.Metadata.Id.Value + "=" + System.Text.Encoding.ASCII.GetString(data));
        }

        return string.Join(' ', texts);
    }
}
