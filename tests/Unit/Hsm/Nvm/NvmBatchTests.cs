using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Several objects added, replaced and destroyed at one instant.</summary>
public sealed class NvmBatchTests
{
    [Fact]
    public void Apply_AddReplaceAndDestroy_AllAtOnceInOneSwitch()
    {
        var flash = new TestFlash();
        var store = Prepared(flash);
        var epoch = store.Log.Epoch;

        Assert.Equal(HsmStatus.Ok, store.Apply([new NvmId(1), new NvmId(9)], [Write(4, "four"), Write(2, "two again")]));

        Assert.Equal(epoch + 1, store.Log.Epoch);
        Assert.Equal("3=three 4=four 2=two again", NvmStoreTests.Describe(store));
        Assert.Equal("3=three 4=four 2=two again", NvmStoreTests.Describe(NvmStoreTests.Open(flash.Reopened())));
    }

    [Fact]
    public void Apply_OneIdDestroyedAndWritten_IsWritten()
    {
        var store = Prepared(new TestFlash());

        Assert.Equal(HsmStatus.Ok, store.Apply([new NvmId(1)], [Write(1, "one"), Write(1, "one, the last counts")]));

        Assert.Equal("2=two 3=three 1=one, the last counts", NvmStoreTests.Describe(store));
    }

    [Fact]
    public void Apply_OneWrite_IsAnAppend()
    {
        var store = Prepared(new TestFlash());
        var epoch = store.Log.Epoch;

        Assert.Equal(HsmStatus.Ok, store.Apply([new NvmId(9)], [Write(1, "uno")]));

        Assert.Equal(epoch, store.Log.Epoch);
        Assert.Equal("2=two 3=three 1=uno", NvmStoreTests.Describe(store));
    }

    [Fact]
    public void Apply_Nothing_TouchesNoFlash()
    {
        var flash = new TestFlash();
        var store = Prepared(flash);
        var steps = flash.Steps;

        Assert.Equal(HsmStatus.Ok, store.Apply([new NvmId(9)], []));

        Assert.Equal(steps, flash.Steps);
    }

    [Theory]
    [InlineData(32, 400)]
    [InlineData(4, 4)]
    public void Apply_NotAllFit_NothingChanged(int directory, int length)
    {
        var flash = new TestFlash(512);
        Prepared(flash);
        Assert.Equal(HsmStatus.Ok, NvmStore.Open(flash.Reopened(), directory, out var store));
        var before = NvmStoreTests.Describe(store!);

        Assert.Equal(HsmStatus.NoSpace, store!.Apply([new NvmId(9)], [Write(4, "four"), Write(5, new string('5', length))]));

        Assert.Equal(before, NvmStoreTests.Describe(store));
        Assert.Equal(HsmStatus.Ok, store.Apply([new NvmId(2)], [Write(4, "four"), Write(1, "1")]));
    }

    [Fact]
    public void Apply_DestroysMakeRoomForWrites_Fits()
    {
        Assert.Equal(HsmStatus.Ok, NvmStore.Open(new TestFlash(), 2, out var store));
        Assert.Equal(HsmStatus.Ok, store!.Apply([], [Write(1, "a"), Write(2, "b")]));
        Assert.Equal(HsmStatus.NoSpace, store.Apply([], [Write(3, "c"), Write(4, "d")]));

        Assert.Equal(HsmStatus.Ok, store.Apply([new NvmId(1), new NvmId(2)], [Write(3, "c"), Write(4, "d")]));

        Assert.Equal("3=c 4=d", NvmStoreTests.Describe(store));
    }

    [Fact]
    public void Measure_AfterEachChange_TellsRoomAndWhatASwitchWouldGive()
    {
        Assert.Equal(HsmStatus.Ok, NvmStore.Open(new TestFlash(512), 8, out var store));
        Assert.Equal(new NvmAvailability(496, 0, 8, 0), store!.Measure());

        NvmStoreTests.Add(store, 1, "12345678");
        NvmStoreTests.Add(store, 1, "123456789");
        NvmStoreTests.Add(store, 2, string.Empty);
        Assert.Equal(new NvmAvailability(496 - 48 - 56 - 40, 48, 6, 1), store.Measure());

        Assert.Equal(HsmStatus.Ok, store.Destroy([new NvmId(2)]));
        Assert.Equal(new NvmAvailability(496 - 56, 0, 7, 0), store.Measure());
    }

    [Fact]
    public void Measure_Reopened_IsTheSame()
    {
        var flash = new TestFlash();
        var store = Prepared(flash);
        NvmStoreTests.Add(store, 2, "two again");
        NvmStoreTests.Add(store, 2, "and again");

        Assert.Equal(2, store.Measure().ReclaimableObjects);
        Assert.Equal(store.Measure(), NvmStoreTests.Open(flash.Reopened()).Measure());
    }

    [Fact]
    public void Measure_AvailableBytes_IsExactlyWhatAnAddTakes()
    {
        var flash = new TestFlash(512);
        var store = Prepared(flash);
        var room = store.Measure().AvailableBytes - NvmFormat.RecordOverheadBytes;

        Assert.Equal(HsmStatus.NoSpace, NvmStoreTests.Add(store, 9, new string('x', room + 1)));
        Assert.Equal(HsmStatus.Ok, NvmStoreTests.Add(store, 9, new string('x', room)));
        Assert.Equal(0, store.Measure().AvailableBytes);
    }

    private static NvmStore Prepared(TestFlash flash)
    {
        var store = NvmStoreTests.Open(flash);
        NvmStoreTests.Add(store, 1, "one");
        NvmStoreTests.Add(store, 2, "two");
        NvmStoreTests.Add(store, 3, "three");
        return store;
    }

    private static NvmWrite Write(int id, string data) =>
        new(NvmStoreTests.Metadata(id, data.Length), System.Text.Encoding.ASCII.GetBytes(data));
}
