using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class FileFlashTests
{
    private static readonly FlashGeometry s_small = new(PartitionSizeBytes: 16384, ProgramUnitBytes: 8);

    [Fact]
    public void Open_NewDirectory_IsBlankAndKeepsWhatIsProgrammed()
    {
        using var directory = new TemporaryDirectory();
        using (var flash = Open(directory["store"]))
        {
            Assert.Equal(HsmStatus.Ok, flash.BlankCheck(0, s_small.PartitionSizeBytes));
            Assert.Equal(HsmStatus.Ok, flash.Program(8, "programmed unit."u8));
            Assert.Equal(HsmStatus.NotBlank, flash.Program(16, new byte[8]));
            Assert.Equal(HsmStatus.Ok, flash.Program(s_small.PartitionSizeBytes, new byte[8]));
            Assert.Equal(HsmStatus.Ok, flash.Erase(1));
        }

        using var again = Open(directory["store"], geometry: null);
        Assert.Equal(s_small, again.Geometry);
        var bytes = new byte[24];
        Assert.Equal(HsmStatus.Ok, again.Read(4, bytes));
        Assert.Equal((byte[])[.. Enumerable.Repeat((byte)0xFF, 4), .. "programmed unit."u8, .. Enumerable.Repeat((byte)0xFF, 4)], bytes);
        Assert.Equal(HsmStatus.Ok, again.BlankCheck(s_small.PartitionSizeBytes, s_small.PartitionSizeBytes));
    }

    [Fact]
    public void Calls_OutOfRangeOrUnaligned_AreBadArgsAndChangeNothing()
    {
        using var directory = new TemporaryDirectory();
        using var flash = Open(directory.Path);

        Assert.Equal(HsmStatus.BadArgs, flash.Program(4, new byte[8]));
        Assert.Equal(HsmStatus.BadArgs, flash.Program(8, new byte[7]));
        Assert.Equal(HsmStatus.BadArgs, flash.Program(s_small.PartitionSizeBytes - 8, new byte[16]));
        Assert.Equal(HsmStatus.BadArgs, flash.Read(-1, new byte[1]));
        Assert.Equal(HsmStatus.BadArgs, flash.Read(s_small.TotalSizeBytes, new byte[1]));
        Assert.Equal(HsmStatus.BadArgs, flash.Erase(2));
        Assert.Equal(HsmStatus.BadArgs, flash.BlankCheck(0, -8));
        Assert.False(File.ReadAllBytes(directory["flash.bin"]).AsSpan().ContainsAnyExcept((byte)0xFF));
    }

    [Fact]
    public void Store_OverAFile_IsThereAfterReopening()
    {
        using var directory = TemporaryDirectory.InMemory();
        using (var flash = Open(directory.Path))
        {
            var store = NvmStoreTests.Open(flash);
            for (var i = 0; i < 340; i++)
            {
                Assert.Equal(HsmStatus.Ok, NvmStoreTests.Add(store, 1 + (i % 3), "version " + i, reclaims: true));
            }
        }

        using var again = Open(directory.Path);
        Assert.Equal("2=version 337 3=version 338 1=version 339", NvmStoreTests.Describe(NvmStoreTests.Open(again)));
    }

    [Fact]
    public void Program_AcrossPieces_FlushesEachBeforeTheNext()
    {
        var medium = new NotingMedium();
        Assert.Equal(HsmStatus.Ok, FileFlash.Open(medium, s_small, out var flash, out _));
        medium.Calls.Clear();

        Assert.Equal(HsmStatus.Ok, flash!.Program(4000, new byte[5000]));

        Assert.Equal(["write 4000+96", "flush", "write 4096+4096", "flush", "write 8192+808", "flush"], medium.Calls);
    }

    [Theory]
    [InlineData("write", 1)]
    [InlineData("flush", 1)]
    [InlineData("write", 2)]
    public void Program_SystemFails_IsAbortedAndSoIsEveryLaterChange(string call, int number)
    {
        var medium = new NotingMedium();
        Assert.Equal(HsmStatus.Ok, FileFlash.Open(medium, s_small, out var flash, out _));
        medium.Calls.Clear();
        medium.FailAt = (call, number);

        Assert.Equal(HsmStatus.Aborted, flash!.Program(4088, new byte[16]));

        medium.FailAt = default;
        medium.Calls.Clear();
        Assert.Equal(HsmStatus.Aborted, flash.Program(8192, new byte[8]));
        Assert.Equal(HsmStatus.Aborted, flash.Erase(0));
        Assert.Equal(HsmStatus.Ok, flash.Read(0, new byte[8]));
        Assert.Empty(medium.Calls);
    }

    [Fact]
    public void Dispose_ThenUse_IsAborted()
    {
        using var directory = new TemporaryDirectory();
        var flash = Open(directory.Path);
        Assert.Equal(HsmStatus.Ok, flash.Read(0, new byte[8]));
        flash.Dispose();

        Assert.Equal(HsmStatus.Aborted, flash.Read(0, new byte[8]));
        Assert.Equal(HsmStatus.Aborted, flash.Program(0, new byte[8]));
        Assert.Equal(HsmStatus.Aborted, flash.Erase(0));
    }

    internal static FileFlash Open(string directory) => Open(directory, s_small);

    internal static FileFlash Open(string directory, FlashGeometry? geometry)
    {
        var status = FileFlash.Open(directory, geometry, out var flash, out var problem);
        Assert.True(status == HsmStatus.Ok, problem?.Message);
        Assert.Null(problem);
        return flash!;
    }

    /// <summary>A medium in memory that notes the order of writes and flushes, and can fail one.</summary>
    private sealed class NotingMedium : IStoreMedium
    {
        private readonly Dictionary<string, int> _counts = [];
        private byte[]? _image;
        private string? _format;

        public List<string> Calls { get; } = [];

        public (string Call, int Number) FailAt { get; set; }

        public string Name => "noting";

        public string Owner => "nobody";

        public long ImageLengthBytes => _image?.Length ?? -1;

        public bool TryLock() => true;

        public string? ReadFormat() => _format;

        public void Create(string format, ReadOnlySpan<byte> image) => (_format, _image) = (format, image.ToArray());

        public void Read(long offsetBytes, Span<byte> destination) => _image.AsSpan((int)offsetBytes, destination.Length).CopyTo(destination);

        public void Write(long offsetBytes, ReadOnlySpan<byte> source)
        {
            Note("write", $"write {offsetBytes}+{source.Length}");
            source.CopyTo(_image.AsSpan((int)offsetBytes));
        }

        public void Flush() => Note("flush", "flush");

        public void Dispose()
        {
        }

        private void Note(string call, string text)
        {
            Calls.Add(text);
            var count = _counts[call] = _counts.GetValueOrDefault(call) + (FailAt.Number > 0 ? 1 : 0);
            if (FailAt == (call, count))
            {
                throw new IOException("No space left on device");
            }
        }
    }
}
