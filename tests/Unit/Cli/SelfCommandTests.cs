using Interleave.Cli.Hosting;
using Xunit;

namespace Unit.Cli;

public sealed class SelfCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interleave-self").FullName;

    [Fact]
    public void Words_InABuildFolderOfTheProject_RunTheProject()
    {
        string output = Path.Combine(_folder, "Tool", "bin", "Release", "net10.0");
        Directory.CreateDirectory(output);
        File.WriteAllText(Path.Combine(_folder, "Tool", "My.Tool.csproj"), "<Project/>");

        IReadOnlyList<string> words = SelfCommand.Words("tool", "My.Tool", output + Path.DirectorySeparatorChar, Path.Combine(output, "My.Tool"));

        Assert.Equal(["dotnet", "run", "-c", "Release", "--project", Path.Combine(_folder, "Tool"), "--"], words);
    }

    [Fact]
    public void Words_HostedByDotnet_NameTheAssembly()
    {
        IReadOnlyList<string> words = SelfCommand.Words("tool", "My.Tool", _folder, "/usr/bin/dotnet");

        Assert.Equal(["dotnet", Path.Combine(_folder, "My.Tool.dll")], words);
    }

    [Fact]
    public void Words_OfTheExecutable_NameIt()
    {
        string executable = Path.Combine(_folder, "My.Tool");

        Assert.Equal([executable], SelfCommand.Words("tool", "My.Tool", _folder, executable));
    }

    [Fact]
    public void Words_OfAToolThatIsNotOnThePath_NameItWhole()
    {
        string shim = Path.Combine(_folder, "tools", "tool");

        Assert.Equal([shim], SelfCommand.Words("tool", "My.Tool", _folder, shim));
    }

    [Fact]
    public void Words_HostedByATestRunner_NameTheAssembly()
    {
        IReadOnlyList<string> words = SelfCommand.Words("tool", "My.Tool", _folder, Path.Combine(_folder, "Unit"));

        Assert.Equal(["dotnet", Path.Combine(_folder, "My.Tool.dll")], words);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
