using Interleave.Rewriting;
using Interleave.Runtime;
using Unit.Rewriting.Fixtures;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Which places become sites, and what they say.</summary>
public sealed class SiteTests
{
    private static readonly Lazy<RewrittenAssembly> s_rewritten = new(() => Rewrite(new RewriterOptions()));

    [Theory]
    [InlineData("Chain", "_pair")]
    [InlineData("Locals", "")]
    [InlineData("Table", "Int32[]")]
    [InlineData("LockStatement", "Enter Exit _count _count")]
    [InlineData("Hoisted", "")]
    [InlineData("Captured.lambda", "n n")]
    [InlineData("ctor", "_count _hook ctor")]
    public void Rewrite_Method_HasExactlyTheSitesOfItsVisibleActions(string method, string expected)
    {
        string[] members = [.. Sites(method).Where(s => !s.Member.StartsWith("System.Threading.Tasks", StringComparison.Ordinal)
            && !s.Member.StartsWith("Interleave.Primitives", StringComparison.Ordinal)).Select(s => s.Member.Split('.')[^1]).Order(StringComparer.Ordinal)];
        Assert.Equal(expected, string.Join(' ', members));
    }

    [Theory]
    [InlineData("LockStatement", "Enter", "ProbeShapes._gate")]
    [InlineData("LockType", "EnterScope", "ProbeShapes._lock")]
    [InlineData("StaticLock", "Enter", "ProbeShapes.s_gate")]
    [InlineData("Interlock", "Increment", "ProbeShapes._count")]
    public void Rewrite_ModelledCall_IsLabelledByItsOperandsField(string method, string member, string label)
    {
        Site site = Sites(method).First(s => s.Member.EndsWith("." + member, StringComparison.Ordinal));
        Assert.Equal(label, site.Label);
        Assert.StartsWith("System.Threading.", site.Member, StringComparison.Ordinal);
    }

    [Fact]
    public void Rewrite_VolatileAccess_IsMarked()
    {
        Assert.True(Assert.Single(Sites("Volatile")).IsVolatile);
        Assert.True(Assert.Single(Sites("SetVolatile")).IsVolatile);
        Assert.False(Assert.Single(Sites("Chain")).IsVolatile);
    }

    [Fact]
    public void Rewrite_WithSymbols_SitesCarryFileAndLine()
    {
        var shapes = new ProbeShapes();
        shapes.HereLine();
        Site site = Sites("Chain")[0];
        Assert.EndsWith("ProbeShapes.cs", site.File, StringComparison.Ordinal);
        Assert.Equal("public void Chain() => _pair.Inner.Value = 3;", File.ReadLines(site.File!).ElementAt(site.Line - 1).Trim());
    }

    [Fact]
    public void Rewrite_WithoutMemoryProbes_HasOnlyModelledCallsAndTheirReferences()
    {
        RewrittenAssembly lean = Rewrite(new RewriterOptions { MemoryProbes = false });
        Assert.NotEqual(s_rewritten.Value.ContentHash, lean.ContentHash);
        Assert.Empty(Sites(lean, "Chain"));
        Assert.Equal(["Unit.Rewriting.Fixtures.ProbeShapes._count", "System.Threading.Interlocked.Increment"], Sites(lean, "Interlock").Select(s => s.Member));
    }

    [Fact]
    public void Rewrite_SameBytesTwice_GivesTheSameSitesAndHash()
    {
        string path = typeof(SiteTests).Assembly.Location;
        using var rewriter = new AssemblyRewriter(Options(new RewriterOptions()));
        RewrittenAssembly again = rewriter.Rewrite(File.ReadAllBytes(path), File.ReadAllBytes(Path.ChangeExtension(path, ".pdb")));
        Assert.Equal(s_rewritten.Value.ContentHash, again.ContentHash);
        Assert.Equal(s_rewritten.Value.Sites, again.Sites);
        Assert.True(SiteTable.TryGetRange(again.ContentHash, out SiteRange? range));
        Assert.Equal(again.Sites.Count, range.Count);
    }

    [Fact]
    public void Rewrite_Report_ListsEachCallOnceWithItsVerdict()
    {
        IReadOnlyList<CallRow> calls = s_rewritten.Value.Calls;
        Assert.Equal(calls.Count, calls.Select(c => (c.Member, c.Verdict)).Distinct().Count());
        Assert.Contains(calls, c => c is { Member: "System.Threading.Monitor.Enter(Object, ref Boolean)", Verdict: CallVerdict.Modelled, Count: > 1 });
        Assert.Contains(calls, c => c is { Member: "System.Collections.Generic.List`1.Add(!0)", Verdict: CallVerdict.Atomic });
        Assert.Contains(calls, c => c.Member.StartsWith("System.Threading.Tasks.Parallel.ForEach(Partitioner", StringComparison.Ordinal)
            && c is { Verdict: CallVerdict.Refused, Reason.Length: > 10 });
    }

    private static List<Site> Sites(string method) => Sites(s_rewritten.Value, method);

    private static List<Site> Sites(RewrittenAssembly assembly, string method) =>
        [.. assembly.Sites.Where(s => s.Method == $"Unit.Rewriting.Fixtures.ProbeShapes.{method}" || s.Method == $"Unit.Rewriting.Fixtures.ProbeShapes..{method}")];

    private static RewrittenAssembly Rewrite(RewriterOptions options)
    {
        string path = typeof(SiteTests).Assembly.Location;
        using var rewriter = new AssemblyRewriter(Options(options));
        return rewriter.Rewrite(File.ReadAllBytes(path), File.ReadAllBytes(Path.ChangeExtension(path, ".pdb")));
    }

    private static RewriterOptions Options(RewriterOptions options) =>
        options with { Together = new HashSet<string> { typeof(SiteTests).Assembly.GetName().Name! } };
}
