using System.Text.Json;
using Hsm;
using Hsm.Abstractions;
using Unit.Hsm;
using Xunit;

namespace Unit.Cli;

/// <summary><c>hsm fsck</c>.</summary>
public sealed class FsckCommandTests : IDisposable
{
    private readonly TemporaryDirectory _store = new();

    public FsckCommandTests()
    {
        using FileFlash flash = FileFlashTests.Open(_store.Path);
        NvmStore store = NvmStoreTests.Open(flash);
        Assert.Equal(HsmStatus.Ok, NvmStoreTests.Add(store, 1, "one"));
        Assert.Equal(HsmStatus.Ok, NvmStoreTests.Add(store, 2, "two"));
    }

    [Fact]
    public void Fsck_GoodStore_TellsWhatIsThereAndEndsWithZero()
    {
        CliRun run = Fsck().Expect(0);

        Assert.Contains(": clean", run.Output, StringComparison.Ordinal);
        Assert.Contains("active, epoch 1: 2 objects, 96 bytes used, 16,272 free, 0 reclaimable", run.Output, StringComparison.Ordinal);
        JsonElement json = Fsck("--json").Expect(0).Json;
        Assert.Equal("clean", json.GetProperty("verdict").GetString());
        Assert.Equal([1, 2], json.GetProperty("partitions")[0].GetProperty("records").EnumerateArray().Select(r => r.GetProperty("id").GetInt32()));
    }

    [Fact]
    public void Fsck_DamagedStore_SaysWhereAndEndsWithTwo()
    {
        byte[] image = File.ReadAllBytes(_store["flash.bin"]);
        image[image.AsSpan().IndexOf("one"u8)] ^= 1;
        File.WriteAllBytes(_store["flash.bin"], image);

        CliRun run = Fsck().Expect(2);

        Assert.Contains("DAMAGED: partition 0: The 48 bytes at offset 16 ", run.Output, StringComparison.Ordinal);
        Assert.Equal(image, File.ReadAllBytes(_store["flash.bin"]));
        Assert.Equal("damaged", Fsck("--json").Expect(2).Json.GetProperty("verdict").GetString());
    }

    [Fact]
    public void Fsck_WhatIsNoStoreOrInUse_EndsWithOne()
    {
        using (FileFlashTests.Open(_store.Path))
        {
            Assert.Contains($"in use by process {Environment.ProcessId} ", Fsck().Expect(1).Error, StringComparison.Ordinal);
        }

        File.WriteAllText(_store["format"], "hsm-store 9\n");
        Assert.Contains("version 9", Fsck().Expect(1).Error, StringComparison.Ordinal);
        File.Delete(_store["format"]);
        File.Delete(_store["flash.bin"]);
        Assert.Contains("no store", Fsck().Expect(1).Error, StringComparison.Ordinal);
        Assert.Contains("<dir> is missing", CliRun.HsmInProcess("fsck").Expect(1).Error, StringComparison.Ordinal);
    }

    public void Dispose() => _store.Dispose();

    private CliRun Fsck(params string[] options) => CliRun.HsmInProcess(["fsck", _store.Path, .. options]);
}
