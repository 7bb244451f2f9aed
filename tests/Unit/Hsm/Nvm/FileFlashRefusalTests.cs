using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Each thing that can be wrong with a store has an error of its own, and nothing is changed by refusing it.</summary>
public sealed class FileFlashRefusalTests
{
    private static readonly FlashGeometry s_small = new(PartitionSizeBytes: 1024, ProgramUnitBytes: 8);

    [Fact]
    public void Open_Twice_TellsWhoHasItAndLeavesItToThem()
    {
        using var directory = new TemporaryDirectory();
        using (var first = FileFlashTests.Open(directory.Path, s_small))
        {
            var problem = Refused(directory.Path, HsmStatus.Locked, StoreProblemKind.InUse);

            Assert.Contains($"process {Environment.ProcessId} ", problem.Message, StringComparison.Ordinal);
            Assert.Equal(HsmStatus.Ok, first.Program(0, new byte[8]));
        }

        FileFlashTests.Open(directory.Path, s_small).Dispose();
    }

    [Fact]
    public void Open_FileInsteadOfADirectory_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["file"], "text");

        Refused(directory["file"], HsmStatus.BadArgs, StoreProblemKind.NotADirectory);
        Refused(Path.Combine(directory["file"], "below"), HsmStatus.BadArgs, StoreProblemKind.NotADirectory);

        Assert.Equal("text", File.ReadAllText(directory["file"]));
    }

    [Fact]
    public void Open_DirectoryThatMayNotBeWritten_IsRefused()
    {
        using var directory = new TemporaryDirectory();

        // Permissions do not keep root out; /sys keeps everybody out.
        var locked = Environment.IsPrivilegedProcess ? "/sys/kernel" : directory.Path;
        Assert.SkipWhen(OperatingSystem.IsWindows() || !Directory.Exists(locked), "needs Unix permissions");
        if (!Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var problem = Refused(locked, HsmStatus.Access, StoreProblemKind.NoAccess);

        Assert.Contains("can not be read and written", problem.Message, StringComparison.Ordinal);
        if (!Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory]
    [InlineData("hsm-store 2\nanything\n", HsmStatus.NotImplemented, StoreProblemKind.OtherVersion, "version 2")]
    [InlineData("[settings]\n", HsmStatus.NotVerified, StoreProblemKind.NotAStore, "not a store")]
    [InlineData("", HsmStatus.NotVerified, StoreProblemKind.NotAStore, "not a store")]
    [InlineData("hsm-store 1\npartition-size-bytes 1024\nprogram-unit-bytes 8\n", HsmStatus.NotVerified, StoreProblemKind.DamagedFormat, "damaged")]
    [InlineData("hsm-store 1\npartition-size-bytes 1024\nprogram-unit-bytes 0\nerased-byte 255\n", HsmStatus.NotVerified, StoreProblemKind.DamagedFormat, "damaged")]
    [InlineData("hsm-store 1\npartition-size-bytes 99999999999\nprogram-unit-bytes 8\nerased-byte 255\n", HsmStatus.NotVerified, StoreProblemKind.DamagedFormat, "damaged")]
    [InlineData("hsm-store 1\npartition-size-bytes 1024\nprogram-unit-bytes 8\nerased-byte 256\n", HsmStatus.NotVerified, StoreProblemKind.DamagedFormat, "damaged")]
    public void Open_OtherFormatText_IsRefused(string text, HsmStatus status, StoreProblemKind kind, string words)
    {
        using var directory = Made();
        File.WriteAllText(directory["format"], text);

        Assert.Contains(words, Refused(directory.Path, status, kind).Message, StringComparison.Ordinal);

        Assert.Equal(text, File.ReadAllText(directory["format"]));
    }

    [Fact]
    public void Open_OtherSizes_TellsBoth()
    {
        using var directory = Made();

        Assert.Equal(HsmStatus.BadArgs, FileFlash.Open(directory.Path, new FlashGeometry(2048, 16), out _, out var problem));

        Assert.Equal(StoreProblemKind.OtherGeometry, problem!.Kind);
        Assert.Contains("partitions of 1024 bytes, units of 8", problem.Message, StringComparison.Ordinal);
        Assert.Contains("2048 bytes, units of 16", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SizesThatCanNotBe_MakesNothing()
    {
        using var directory = new TemporaryDirectory();

        Assert.Equal(HsmStatus.BadArgs, FileFlash.Open(directory.Path, new FlashGeometry(1000, 16), out _, out var problem));

        Assert.Equal(StoreProblemKind.OtherGeometry, problem!.Kind);
        Assert.False(File.Exists(directory["flash.bin"]));
    }

    [Theory]
    [InlineData(2047)]
    [InlineData(0)]
    [InlineData(2049)]
    public void Open_ImageOfAnotherLength_IsRefused(int length)
    {
        using var directory = Made();
        using (var image = File.OpenWrite(directory["flash.bin"]))
        {
            image.SetLength(length);
        }

        var problem = Refused(directory.Path, HsmStatus.NotVerified, StoreProblemKind.WrongLength);

        Assert.Contains($"has {length} bytes", problem.Message, StringComparison.Ordinal);
        Assert.Equal(length, new FileInfo(directory["flash.bin"]).Length);
    }

    [Fact]
    public void Open_NoImage_IsRefused()
    {
        using var directory = Made();
        File.Delete(directory["flash.bin"]);

        Refused(directory.Path, HsmStatus.NotVerified, StoreProblemKind.WrongLength);
        Assert.False(File.Exists(directory["flash.bin"]));
    }

    [Fact]
    public void Open_ContentWithoutFormat_IsRefused()
    {
        using var directory = Made();
        File.Delete(directory["format"]);

        Refused(directory.Path, HsmStatus.NotVerified, StoreProblemKind.DamagedFormat);
        Assert.Contains((byte)0x55, File.ReadAllBytes(directory["flash.bin"]));
    }

    [Theory]
    [InlineData("flash.bin.new")]
    [InlineData("flash.bin")]
    [InlineData("format.new")]
    public void Open_WhatACutLeftOfMakingIt_IsMadeAnew(string left)
    {
        using var directory = new TemporaryDirectory();
        var content = Enumerable.Repeat((byte)0xFF, 777).ToArray();
        File.WriteAllBytes(directory[left], content);

        using var flash = FileFlashTests.Open(directory.Path, s_small);

        Assert.Equal(HsmStatus.Ok, flash.BlankCheck(0, 1024));
        Assert.Equal(2048, new FileInfo(directory["flash.bin"]).Length);
    }

    private static TemporaryDirectory Made()
    {
        var directory = new TemporaryDirectory();
        using var flash = FileFlashTests.Open(directory.Path, s_small);
        Assert.Equal(HsmStatus.Ok, flash.Program(0, Enumerable.Repeat((byte)0x55, 8).ToArray()));
        return directory;
    }

    private static StoreProblem Refused(string directory, HsmStatus status, StoreProblemKind kind)
    {
        Assert.Equal(status, FileFlash.Open(directory, geometry: null, out var flash, out var problem));
        Assert.Null(flash);
        Assert.Equal(kind, problem!.Kind);
        Assert.Contains(directory, problem.Message, StringComparison.Ordinal);
        return problem;
    }
}
