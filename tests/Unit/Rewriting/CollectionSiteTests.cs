using Interleave.Rewriting;
using Interleave.Runtime;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Which calls on collections get a probe, and what its site says.</summary>
public sealed class CollectionSiteTests
{
    private static readonly Lazy<RewrittenAssembly> s_rewritten = new(() =>
    {
        string path = typeof(CollectionSiteTests).Assembly.Location;
        var options = new RewriterOptions { Together = new HashSet<string> { typeof(CollectionSiteTests).Assembly.GetName().Name! } };
        using var rewriter = new AssemblyRewriter(options);
        return rewriter.Rewrite(File.ReadAllBytes(path), File.ReadAllBytes(Path.ChangeExtension(path, ".pdb")));
    });

    [Theory]
    [InlineData("Local", "")]
    [InlineData("LocalText", "")]
    [InlineData("LocalInitialised", "")]
    [InlineData("LocalInEveryBranch", "")]
    [InlineData("Returned", "Add")]
    [InlineData("Kept", "Add")]
    [InlineData("Captured", "Add")]
    [InlineData("GivenAway", "Add")]
    [InlineData("SometimesShared", "Add Count")]
    [InlineData("SharedThroughAnotherLocal", "Add Count")]
    [InlineData("SharedThroughAView", "Add")]
    [InlineData("SharedThroughAnEnumerator", "Add GetEnumerator")]
    [InlineData("SharedThroughAQuery", "Add")]
    [InlineData("ByReference", "Add Count")]
    [InlineData("InAnItem", "Add")]
    [InlineData("ThroughField", "Add Count Item")]
    [InlineData("NoCollection", "")]
    public void Rewrite_CallsOnCollections_HaveAProbeUnlessTheCollectionStaysInTheMethod(string method, string expected)
    {
        IEnumerable<string> members = Sites(method).Select(s => s.Member.Split('.')[^1]).Order(StringComparer.Ordinal);
        Assert.Equal(expected, string.Join(' ', members));
    }

    [Fact]
    public void Rewrite_CallOnACollection_IsLabelledByTheFieldItCameFrom() =>
        Assert.All(Sites("ThroughField"), s => Assert.Equal("CollectionShapes._field", s.Label));

    private static IEnumerable<Site> Sites(string method) => s_rewritten.Value.Sites.Where(s =>
        s.Method == $"Unit.Rewriting.Fixtures.CollectionShapes.{method}"
        && (s.Member.StartsWith("System.Collections.", StringComparison.Ordinal) || s.Member.StartsWith("System.Text.", StringComparison.Ordinal)
            || s.Member.StartsWith("System.Linq.", StringComparison.Ordinal) || s.Member.StartsWith("System.Object", StringComparison.Ordinal)));
}
