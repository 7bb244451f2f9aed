using System.Diagnostics;
using System.Reflection;
using Interleave.Rewriting;
using Interleave.Rewriting.Loading;
using Mono.Cecil;
using Unit.Rewriting.Fixtures;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Real assemblies, large and odd, survive rewriting: every method compiles, and the library still works.</summary>
public sealed class PackageTests(ITestOutputHelper output)
{
    private static readonly string[] s_packages = ["BouncyCastle.Crypto", "Newtonsoft.Json", "Spectre.Console", "System.CommandLine", "Mono.Cecil", "FsCheck", "FSharp.Core"];

    private static readonly Lazy<Assembly> s_together = new(() =>
        new RewrittenLoadContext(TargetAssemblies.Find(typeof(PackageTests).Assembly.Location, included: s_packages)).LoadMain());

    public static TheoryData<string> Packages => [.. s_packages];

    public static TheoryData<string> Uses => [.. typeof(PackageUses).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Rewrite_Package_EveryMethodCompiles(string name)
    {
        var context = new RewrittenLoadContext(TargetAssemblies.Find(Path.Combine(AppContext.BaseDirectory, name + ".dll")));
        long before = Stopwatch.GetTimestamp();
        RewrittenAssembly rewritten = Assert.Single(context.RewriteAll());
        output.WriteLine($"{name}: {rewritten.ImageBytes.Length / 1024} KiB, {rewritten.Sites.Count} sites, {Stopwatch.GetElapsedTime(before).TotalSeconds:F2} s");

        using (ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(rewritten.ImageBytes.ToArray())))
        {
            List<string> problems = IlChecker.Check(module);
            Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
        }

        (int count, List<string> failures) = Prepared.All(context.LoadMain());
        output.WriteLine($"{count} methods prepared");
        Assert.Empty(failures.Take(20));
        Assert.True(count > 100);
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void Rewrite_PackagesTogether_TheyStillWork(string use)
    {
        Assert.Equal(Use(typeof(PackageUses), use), Use(s_together.Value.GetType(typeof(PackageUses).FullName!, throwOnError: true)!, use));
    }

    private static string Use(Type type, string use) => type.GetMethod(use)!.CreateDelegate<Func<string>>()();
}
