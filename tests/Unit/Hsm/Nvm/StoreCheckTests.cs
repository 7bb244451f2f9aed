using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class StoreCheckTests
{
    [Fact]
    public void Look_GoodStore_TellsEpochObjectsAndRoom()
    {
        var flash = Prepared(out var store);
        NvmStoreTests.Add(store, 2, "second again");

        var report = Look(flash);

        Assert.Equal(StoreVerdict.Clean, report.Verdict);
        Assert.Empty(report.Faults);
        var active = report.Partitions[0];
        Assert.Equal((PartitionState.Active, 1u, 3), (active.State, active.Epoch!.Value, active.ObjectCount));
        Assert.Equal(PartitionState.Blank, report.Partitions[1].State);
        var room = store.Measure();
        Assert.Equal((room.AvailableBytes, room.ReclaimableBytes), (active.FreeBytes, active.ReclaimableBytes));
        Assert.Equal(1024 - 16, active.FreeBytes + active.UsedBytes);
        Assert.Equal(
            [RecordState.Live, RecordState.Replaced, RecordState.Live, RecordState.Live],
            active.Records.Select(record => record.State));
        Assert.Equal((ushort[])[1, 2, 3, 2], active.Records.Select(record => record.Metadata!.Id.Value));
    }

    [Fact]
    public void Look_AfterASwitch_TellsTheFormerLogToo()
    {
        var flash = Prepared(out var store);
        Assert.Equal(HsmStatus.Ok, store.Destroy([new NvmId(1)]));

        var report = Look(flash);

        Assert.Equal([PartitionState.Former, PartitionState.Active], report.Partitions.Select(one => one.State));
        Assert.Equal([1u, 2u], report.Partitions.Select(one => one.Epoch!.Value));
        Assert.Equal(2, report.Partitions[1].ObjectCount);
    }

    [Fact]
    public void Look_CutOffWrite_IsNoDamage()
    {
        var flash = Prepared(out var store);
        flash.StepsUntilCut = flash.Steps + 3;
        Assert.Equal(HsmStatus.Aborted, NvmStoreTests.Add(store, 4, "fourth"));

        var report = Look(flash);

        Assert.Equal(StoreVerdict.Interrupted, report.Verdict);
        Assert.Empty(report.Partitions[0].Faults);
        Assert.Equal(RecordState.Torn, report.Partitions[0].Records[^1].State);
        Assert.Equal(3, report.Partitions[0].ObjectCount);
    }

    [Fact]
    public void Look_DamagedRecord_TellsWhichAndGoesOnBehindIt()
    {
        var flash = Prepared(out _);
        flash.Raw[flash.Raw.IndexOf("second"u8)] ^= 4;

        var report = Look(flash);

        Assert.Equal(StoreVerdict.Damaged, report.Verdict);
        var active = report.Partitions[0];
        Assert.Equal([RecordState.Live, RecordState.Damaged, RecordState.Live], active.Records.Select(record => record.State));
        Assert.Contains("offset 64 ", Assert.Single(active.Faults), StringComparison.Ordinal);
        Assert.Equal(2, active.Records[1].Metadata!.Id.Value);
    }

    [Fact]
    public void Look_LostLength_GoesOnAtTheNextWholeRecord()
    {
        var flash = Prepared(out _);
        flash.Raw[64 + 2] ^= 0x10;

        var report = Look(flash);

        Assert.Equal([RecordState.Live, RecordState.Damaged, RecordState.Live], report.Partitions[0].Records.Select(record => record.State));
        Assert.Null(report.Partitions[0].Records[1].Metadata);
    }

    [Fact]
    public void Look_LostHeader_CountsWhatIsLeft()
    {
        var flash = Prepared(out _);
        flash.Raw[..16].Fill(0xFF);

        var report = Look(flash);

        Assert.Equal(StoreVerdict.Damaged, report.Verdict);
        Assert.Contains("header was lost", Assert.Single(report.Faults), StringComparison.Ordinal);
        Assert.Equal((PartitionState.Unfinished, 3), (report.Partitions[0].State, report.Partitions[0].ObjectCount));
    }

    [Fact]
    public void Look_EpochsThatAreNoNeighbours_TellsBoth()
    {
        var flash = Prepared(out _);
        NvmFormat.EncodeHeader(flash.Geometry, 9).CopyTo(flash.Raw[1024..]);

        Assert.Contains("epochs 1 and 9", Assert.Single(Look(flash).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Look_BytesChangedAtRandom_DamagedExactlyWhenItIsToldWhy()
    {
        var random = new Random(11);
        var damaged = 0;
        for (var i = 0; i < 3000; i++)
        {
            var flash = Prepared(out _);
            for (var k = random.Next(1, 4); k > 0; k--)
            {
                flash.Raw[random.Next(2) == 0 ? random.Next(240) : random.Next(2048)] = (byte)random.Next(256);
            }

            var report = Look(flash);
            var isDamaged = report.Verdict == StoreVerdict.Damaged;
            damaged += isDamaged ? 1 : 0;
            Assert.Equal(isDamaged, report.Faults.Count + report.Partitions.Sum(one => one.Faults.Count) > 0);
            Assert.Equal(isDamaged, NvmStore.Open(flash, 32, out _) == HsmStatus.NotVerified);
        }

        Assert.InRange(damaged, 300, 2900);
    }

    [Fact]
    public void Look_Directory_ReadsOnlyAndTellsWhatIsWrong()
    {
        using var directory = new TemporaryDirectory();
        Assert.Equal(StoreVerdict.NotReadable, StoreCheck.Look(directory["nothing"]).Verdict);
        Assert.False(Directory.Exists(directory["nothing"]));
        Assert.Equal(StoreProblemKind.NotAStore, StoreCheck.Look(directory.Path).Problem!.Kind);
        using (var flash = FileFlashTests.Open(directory.Path))
        {
            NvmStoreTests.Add(NvmStoreTests.Open(flash), 1, "one");
        }

        var before = Stamps(directory.Path);
        Assert.Equal(StoreVerdict.Clean, StoreCheck.Look(directory.Path).Verdict);
        Assert.Equal(before, Stamps(directory.Path));
        File.Delete(directory["format"]);
        Assert.Equal((StoreVerdict.Damaged, StoreProblemKind.DamagedFormat), Told(directory.Path));
        File.WriteAllText(directory["format"], "hsm-store 3\n");
        Assert.Equal((StoreVerdict.OtherVersion, StoreProblemKind.OtherVersion), Told(directory.Path));
        File.WriteAllText(directory["format"], StoreFormat.Encode(new FlashGeometry(512)));
        Assert.Equal((StoreVerdict.Damaged, StoreProblemKind.WrongLength), Told(directory.Path));
    }

    private static (StoreVerdict Verdict, StoreProblemKind? Kind) Told(string directory)
    {
        var report = StoreCheck.Look(directory);
        return (report.Verdict, report.Problem?.Kind);
    }

    private static string Stamps(string directory) => string.Join(
        ' ', Directory.GetFiles(directory).Order(StringComparer.Ordinal).Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O} {new FileInfo(file).Length}"));

    private static StoreReport Look(TestFlash flash) => StoreCheck.Look(flash.Raw, flash.Geometry);

    private static TestFlash Prepared(out NvmStore store)
    {
        var flash = new TestFlash();
        store = NvmStoreTests.Open(flash);
        NvmStoreTests.Add(store, 1, "first");
        NvmStoreTests.Add(store, 2, "second");
        NvmStoreTests.Add(store, 3, "third");
        return flash;
    }
}
