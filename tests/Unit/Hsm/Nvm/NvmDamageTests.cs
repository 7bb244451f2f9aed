using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class NvmDamageTests
{
    [Fact]
    public void Open_BytesThatNoCutLeaves_AreRefusedUntouched()
    {
        var flash = new TestFlash();
        var store = NvmStoreTests.Open(flash);
        NvmStoreTests.Add(store, 1, "first");
        NvmStoreTests.Add(store, 2, "second");
        flash.Raw[flash.Raw.IndexOf("first"u8)] ^= 0x10;
        var bytes = flash.Raw.ToArray();

        Assert.Equal(HsmStatus.NotVerified, NvmStore.Open(flash.Reopened(), 32, out var opened));

        Assert.Null(opened);
        Assert.Equal(bytes, flash.Raw.ToArray());
    }

    [Fact]
    public void Open_LostHeaderOverRecords_IsRefused()
    {
        var flash = new TestFlash();
        NvmStoreTests.Add(NvmStoreTests.Open(flash), 1, "first");
        flash.Raw[..16].Fill(0xFF);

        Assert.Equal(HsmStatus.NotVerified, NvmStore.Open(flash.Reopened(), 32, out _));
    }

    [Fact]
    public void Open_TwoHeadersOfOneEpoch_IsRefused()
    {
        var flash = new TestFlash();
        NvmStoreTests.Open(flash);
        flash.Raw[..16].CopyTo(flash.Raw[flash.Geometry.PartitionSizeBytes..]);

        Assert.Equal(HsmStatus.NotVerified, NvmStore.Open(flash.Reopened(), 32, out _));
    }

    [Fact]
    public void Open_StrayBytesAfterTheLog_AreRefused()
    {
        var flash = new TestFlash();
        NvmStoreTests.Add(NvmStoreTests.Open(flash), 1, "first");
        flash.Raw[flash.Geometry.PartitionSizeBytes - 1] = 0;

        Assert.Equal(HsmStatus.NotVerified, NvmStore.Open(flash.Reopened(), 32, out _));
    }

    [Fact]
    public void Open_AnyOneBitOfTheLogFlipped_NeverGivesOtherObjects()
    {
        var flash = new TestFlash(256);
        var store = NvmStoreTests.Open(flash);
        NvmStoreTests.Add(store, 1, "first");
        NvmStoreTests.Add(store, 2, "second");
        for (var bit = 0; bit < store.Log.EndBytes * 8; bit++)
        {
            var damaged = flash.Reopened();
            damaged.Raw[bit / 8] ^= (byte)(1 << (bit % 8));
            if (NvmStore.Open(damaged, 32, out var opened) == HsmStatus.Ok)
            {
                // Padding is not covered; a damaged last record is told as torn; nothing else may pass.
                Assert.Contains(NvmStoreTests.Describe(opened!), (string[])["1=first 2=second", "1=first"]);
            }
        }
    }

    [Fact]
    public void Open_FlashThatFails_IsAborted()
    {
        var flash = new TestFlash { StepsUntilCut = 0 };
        flash.Erase(0);

        Assert.Equal(HsmStatus.Aborted, NvmStore.Open(flash, 32, out var store));
        Assert.Null(store);
    }
}
