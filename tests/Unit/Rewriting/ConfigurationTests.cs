using Interleave.Rewriting;
using Interleave.Rewriting.Configuration;
using Interleave.Rewriting.Loading;
using Mono.Cecil;
using Xunit;

namespace Unit.Rewriting;

/// <summary>coyote.json, and rewriting to disk.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interleave").FullName;

    [Fact]
    public void Read_AllKeys_MakesPathsFull()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "in"));
        RewriteConfiguration read = Read(
            """
            {
              // a comment
              "AssembliesPath": "in", "OutputPath": "out/$(Platform)", "Assemblies": [ "A.dll" ], "IgnoredAssemblies": [ "^B.*" ],
              "DependencySearchPaths": [ "libs" ], "IsRewritingDependencies": true, "IsDataRaceCheckingEnabled": false,
              "IsRewritingThreads": true, "IsRewritingConcurrentCollections": true, "IsRewritingUnitTests": false, "StrongNameKeyFile": "",
            }
            """);
        Assert.Equal(Path.Combine(_folder, "in"), read.AssembliesPath);
        Assert.Equal(Path.Combine(_folder, "out", $"net{Environment.Version.Major}.{Environment.Version.Minor}"), read.OutputPath);
        Assert.Equal(["A.dll"], read.Assemblies);
        Assert.Equal([Path.Combine(_folder, "libs")], read.DependencySearchPaths);
        Assert.True(read.IsRewritingDependencies);
        Assert.False(read.MemoryProbes);
        Assert.Contains("IsRewritingConcurrentCollections", Assert.Single(read.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "AssembliesPath": ".", "Assembles": [] }""", "the key Assembles is unknown")]
    [InlineData("""{ "AssembliesPath": ".", "StrongNameKeyFile": "key.snk" }""", "StrongNameKeyFile is not supported")]
    [InlineData("""{ "AssembliesPath": ".", "IsRewritingUnitTests": true }""", "[SystematicTest]")]
    [InlineData("""{ "OutputPath": "." }""", "has no AssembliesPath")]
    [InlineData("""{ "AssembliesPath": "gone" }""", "does not exist")]
    [InlineData("""{ "AssembliesPath": 3 }""", "AssembliesPath must be a text")]
    [InlineData("""{ "AssembliesPath": ".", "Assemblies": "A.dll" }""", "Assemblies must be a list")]
    [InlineData("""{ "AssembliesPath": ".", "IsRewritingDependencies": "yes" }""", "must be true or false")]
    [InlineData("""{ "AssembliesPath": ".", "IgnoredAssemblies": [ "(" ] }""", "no regular expression")]
    [InlineData("[]", "must hold one JSON object")]
    [InlineData("{", "is not valid JSON")]
    public void Read_Mistake_IsNamed(string json, string expected)
    {
        Assert.Contains(expected, Assert.Throws<RewritingException>(() => Read(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_IsNamed() =>
        Assert.Contains("There is no file", Assert.Throws<RewritingException>(() => RewriteConfiguration.Read("/nowhere/coyote.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Run_MissingAssembly_WritesNothing()
    {
        RewriteConfiguration configuration = Read("""{ "AssembliesPath": ".", "OutputPath": "out", "Assemblies": [ "Gone.dll" ] }""");
        Assert.Contains("Gone.dll", Assert.Throws<RewritingException>(() => DiskRewriter.Run(configuration)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(configuration.OutputPath));
    }

    [Fact]
    public void Run_ToOutputPath_TheResultLoadsWithItsSitesAndLines()
    {
        Copy("Mono.Cecil.dll", "System.CommandLine.dll");
        IReadOnlyList<RewrittenAssembly> results = DiskRewriter.Run(
            Read("""{ "AssembliesPath": ".", "OutputPath": "out", "Assemblies": [ "Mono.Cecil.dll" ] }"""));
        RewrittenAssembly written = Assert.Single(results);
        Assert.NotEmpty(written.Calls);
        string path = Path.Combine(_folder, "out", "Mono.Cecil.dll");
        Assert.True(File.Exists(Path.Combine(_folder, "out", "System.CommandLine.dll")), "the rest of the folder lies beside the result");

        // Found again by its mark: not rewritten a second time, the same sites.
        RewrittenAssembly again = Assert.Single(new RewrittenLoadContext(TargetAssemblies.Find(path)).RewriteAll());
        Assert.Equal(written.ContentHash, again.ContentHash);
        Assert.Equal(written.Sites, again.Sites);
        Assert.Equal(File.ReadAllBytes(path), again.ImageBytes.ToArray());
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        Assert.Empty(IlChecker.Check(module).Take(5));
        Assert.True(module.Assembly.Name.HasPublicKey, "the identity stays, so that references keep working");
        Assert.False(module.Attributes.HasFlag(ModuleAttributes.StrongNameSigned));
    }

    [Fact]
    public void Run_InPlace_ReplacesTheFile()
    {
        Copy("System.CommandLine.dll");
        long before = new FileInfo(Path.Combine(_folder, "System.CommandLine.dll")).Length;
        DiskRewriter.Run(Read("""{ "AssembliesPath": ".", "Assemblies": [ "System.CommandLine.dll" ] }"""));
        Assert.True(new FileInfo(Path.Combine(_folder, "System.CommandLine.dll")).Length > before);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Copy(params string[] files)
    {
        foreach (string file in files)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(_folder, file));
        }
    }

    private RewriteConfiguration Read(string json)
    {
        string path = Path.Combine(_folder, "coyote.json");
        File.WriteAllText(path, json);
        return RewriteConfiguration.Read(path);
    }
}
