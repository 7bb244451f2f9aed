using System.Reflection;
using System.Runtime.Loader;
using Interleave.Rewriting;
using Interleave.Rewriting.Loading;
using Interleave.Runtime;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Finding and loading the code under test, and what a wrong request is answered with.</summary>
public sealed class LoadingTests
{
    private static readonly string s_path = typeof(LoadingTests).Assembly.Location;

    [Fact]
    public void Find_Target_RewritesItselfAndNeitherTheTesterNorPackages()
    {
        TargetAssemblies target = TargetAssemblies.Find(s_path);
        Assert.Contains(target.MainName, target.Rewritten.Keys);
        Assert.DoesNotContain(target.Rewritten.Keys, k => k.StartsWith("Interleave", StringComparison.Ordinal) || k == "xunit.v3.core");
    }

    [Fact]
    public void Find_IncludedPackage_IsRewritten() =>
        Assert.Contains("Mono.Cecil", TargetAssemblies.Find(s_path, included: ["Mono.Cecil"]).Rewritten.Keys);

    [Fact]
    public void Find_MissingFile_SaysWhatToDo()
    {
        RewritingException e = Assert.Throws<RewritingException>(() => TargetAssemblies.Find("/nowhere/My.dll"));
        Assert.Contains("Build the project first", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadMain_NotManaged_SaysSo()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("interleave").FullName, "Fake.dll");
        File.WriteAllText(path, "not an assembly");
        RewritingException e = Assert.Throws<RewritingException>(() => new RewrittenLoadContext(TargetAssemblies.Find(path)).RewriteAll());
        Assert.Contains("not a managed assembly", e.Message, StringComparison.Ordinal);
        Assert.Contains(path, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Races.Feild", "Near it: Unit.Rewriting.Fixtures.Races.Field")]
    [InlineData("Samples.Hidden", "not public")]
    [InlineData("Samples.Overloaded", "")]
    [InlineData("Samples.Needs", "There is no Samples.Needs without parameters")]
    [InlineData("Samples.Generic", "is generic")]
    [InlineData("NoConstructor.Run", "no public parameterless constructor")]
    public void Find_Method_RefusesWithAdvice(string name, string expected)
    {
        Assembly main = Context().LoadMain();
        if (expected.Length == 0)
        {
            Assert.Equal("Unit.Rewriting.Fixtures.Samples.Overloaded", TargetMethod.Find(main, name).FullName);
            return;
        }

        Assert.Contains(expected, Assert.Throws<RewritingException>(() => TargetMethod.Find(main, name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_SameNameInTwoTypes_AsksForTheFullName()
    {
        RewritingException e = Assert.Throws<RewritingException>(() => TargetMethod.Find(Context().LoadMain(), "Twin"));
        Assert.Contains("could be any of", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ArgumentsAsText_AreConverted()
    {
        Assembly main = Context().LoadMain();
        TargetMethod.Find(main, "Samples.Takes", "text", "-3", "5000000000", "true", "friday").Run(Wait);
        Assert.Equal("text -3 5000000000 True Friday", main.GetType("Unit.Rewriting.Fixtures.Samples")!.GetField("Taken")!.GetValue(null));
        RewritingException e = Assert.Throws<RewritingException>(() => TargetMethod.Find(main, "Samples.Takes", "t", "x", "1", "true", "friday"));
        Assert.Contains("parameter number must be a Int32, not \"x\"", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_InstanceMethod_GetsAFreshInstanceDisposedAfterwards()
    {
        Assembly main = Context().LoadMain();
        TargetMethod method = TargetMethod.Find(main, "Disposed.Run");
        method.Run(Wait);
        method.Run(Wait);
        Assert.Equal("new run disposed new run disposed ", main.GetType("Unit.Rewriting.Fixtures.Disposed")!.GetField("Log")!.GetValue(null));
    }

    [Fact]
    public void Run_MethodThrows_ItsExceptionComesOutUnwrapped()
    {
        TargetMethod method = TargetMethod.Find(Context().LoadMain(), "Samples.Throws");
        Assert.Equal("mine", Assert.Throws<InvalidOperationException>(() => method.Run(Wait)).Message);
    }

    [Fact]
    public void LoadMain_TwoContexts_ShareNothingButTheBytes()
    {
        RewrittenLoadContext a = Context();
        RewrittenLoadContext b = Context();
        Assembly first = a.LoadMain();
        Assert.NotSame(first, b.LoadMain());
        Assert.Same(a.Loaded[0].Sites, b.Loaded[0].Sites);
        Assert.Same(a, AssemblyLoadContext.GetLoadContext(first));
        Assert.Equal(a.Loaded.Single(l => l.Name == "Unit").ContentHash, first.GetCustomAttribute<RewrittenAttribute>()!.ContentHash);
    }

    [Fact]
    public void LoadMain_ModuleInitializer_RunsAgainForEachRun()
    {
        Assembly main = Context().LoadMain();
        FieldInfo count = main.GetType("Unit.Rewriting.Fixtures.ModuleStart")!.GetField("Count")!;
        var before = (int)count.GetValue(null)!;
        TargetMethod.Find(main, "Samples.Nothing").Run(Wait);
        Assert.Equal(before + 1, (int)count.GetValue(null)!);
    }

    private static RewrittenLoadContext Context() => new(TargetAssemblies.Find(s_path));

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
