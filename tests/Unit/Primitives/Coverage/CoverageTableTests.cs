using Unit.Tidy;
using Xunit;

namespace Unit.Primitives.Coverage;

/// <summary>A runtime that adds a type or member must not add a silent hole.</summary>
public sealed class CoverageTableTests
{
    [Fact]
    public void EveryMember_OfTheThreadingNamespaces_IsModelledOrDecidedByName()
    {
        string[] undecided = [.. FrameworkCoverage.Types.Values.SelectMany(m => m).Where(m => !m.IsExplicit).Select(m => m.Text)];
        Assert.True(
            undecided.Length == 0,
            $"Nobody decided about {undecided.Length} members; model them, or name them (or their type) in CallPolicyTable as atomic or refused:\n"
            + string.Join('\n', undecided));
    }

    [Fact]
    public void Table_InDocs_IsWhatTheCodeDoes()
    {
        string current = CoverageTable.Text();
        string verified = Path.Combine(Repository.Root, "docs", "primitives.md");
        string received = Path.Combine(Repository.Root, "docs", "primitives.received.md");
        if (File.Exists(verified) && File.ReadAllText(verified) == current)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, current);
        Assert.Fail($"What is modelled has changed, or the runtime has. Compare {received} with {Path.GetFileName(verified)}; if it is meant, move the former over the latter.");
    }

    [Fact]
    public void Types_OfTheThreadingNamespaces_AreAllThere()
    {
        Assert.Contains("System.Threading.Barrier", FrameworkCoverage.Types.Keys);
        Assert.Contains("System.Threading.Tasks.Parallel", FrameworkCoverage.Types.Keys);
        Assert.Contains("System.Threading.Channels.Channel`1", FrameworkCoverage.Types.Keys);
        Assert.Contains("System.Collections.Concurrent.BlockingCollection`1", FrameworkCoverage.Types.Keys);
        Assert.Contains("System.Threading.Lock/Scope", FrameworkCoverage.Types.Keys);
    }
}
