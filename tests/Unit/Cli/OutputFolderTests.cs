using Interleave.Cli.Hosting;
using Xunit;

namespace Unit.Cli;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interleave-output").FullName;

    [Fact]
    public void Write_OtherContentUnderTheName_KeepsBoth()
    {
        using OutputFolder output = OutputFolder.Open(_folder);

        string first = output.Write("finding", ".schedule.json", "one"u8);
        string second = output.Write("finding", ".schedule.json", "two"u8);

        Assert.NotEqual(first, second);
        Assert.Equal("one", File.ReadAllText(first));
        Assert.Equal("two", File.ReadAllText(second));
    }

    [Fact]
    public void Write_SameContentUnderTheName_IsOneFile()
    {
        using OutputFolder output = OutputFolder.Open(_folder);

        string first = output.Write("finding", ".schedule.json", "one"u8);
        string second = output.Write("finding", ".schedule.json", "one"u8);

        Assert.Equal(first, second);
        Assert.Single(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void Open_BelowAFile_SaysSoWithoutRunning()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        InputException exception = Assert.Throws<InputException>(() => OutputFolder.Open(Path.Combine(file, "sub")));

        Assert.Contains("can't be written", exception.Message, StringComparison.Ordinal);
        Assert.Contains("--output", exception.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_NothingWritten_LeavesNoFolder()
    {
        string made = Path.Combine(_folder, "made");

        OutputFolder.Open(made).Dispose();

        Assert.False(Directory.Exists(made));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
