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

    [Theory]
    [InlineData(2u)]
    [InlineData(uint.MaxValue)]
    public void Open_TwoHeadersThatAreNotNeighbours_IsRefused(uint ahead)
    {
        var flash = new TestFlash();
        NvmStoreTests.Open(flash);
        NvmFormat.EncodeHeader(flash.Geometry, 1 + ahead).CopyTo(flash.Raw[flash.Geometry.PartitionSizeBytes..]);

        // One behind is as good as one ahead: then the first is the newer.
        var expected = ahead == uint.MaxValue ? HsmStatus.Ok : HsmStatus.NotVerified;
        Assert.Equal(expected, NvmStore.Open(flash.Reopened(), 32, out _));
    }

    [Fact]
    public void Open_EpochsThatWrapAround_FindsTheNewer()
    {
        var flash = new TestFlash();
        NvmFormat.EncodeHeader(flash.Geometry, uint.MaxValue).CopyTo(flash.Raw);
        var store = NvmStoreTests.Open(flash);
        NvmStoreTests.Add(store, 1, "before");
        Assert.Equal(HsmStatus.Ok, store.Destroy([]));
        Assert.Equal(0u, store.Log.Epoch);
        NvmStoreTests.Add(store, 1, "after");

        Assert.Equal("1=after", NvmStoreTests.Describe(NvmStoreTests.Open(flash.Reopened())));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Open_HeaderOfAnotherVersion_IsRefusedWithItsOwnStatus(int partition)
    {
        var flash = new TestFlash();
        NvmStoreTests.Add(NvmStoreTests.Open(flash), 1, "first");
        OtherVersion(flash.Geometry).CopyTo(flash.Raw[flash.Geometry.PartitionOffsetBytes(partition)..]);
        var bytes = flash.Raw.ToArray();

        Assert.Equal(HsmStatus.NotImplemented, NvmStore.Open(flash, 32, out var opened));

        Assert.Null(opened);
        Assert.Equal(bytes, flash.Raw.ToArray());
    }

    [Fact]
    public void Open_MoreObjectsThanTheDirectoryTakes_IsRefusedUntouched()
    {
        var flash = new TestFlash();
        var store = NvmStoreTests.Open(flash);
        NvmStoreTests.Add(store, 1, "first");
        NvmStoreTests.Add(store, 2, "second");
        var bytes = flash.Raw.ToArray();

        Assert.Equal(HsmStatus.NoSpace, NvmStore.Open(flash, 1, out var opened));

        Assert.Null(opened);
        Assert.Equal(bytes, flash.Raw.ToArray());
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

    // CRC-32C of the 12 bytes before: version 2, epoch 7.
    private static byte[] OtherVersion(FlashGeometry geometry)
    {
        var header = NvmFormat.EncodeHeader(geometry, 7);
        header[4] = 2;
        var crc = System.Numerics.BitOperations.Crc32C(uint.MaxValue, BitConverter.ToUInt64(header));
        crc = System.Numerics.BitOperations.Crc32C(crc, (ulong)BitConverter.ToUInt32(header, 8)) ^ uint.MaxValue;
        BitConverter.TryWriteBytes(header.AsSpan(12), crc);
        return header;
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
