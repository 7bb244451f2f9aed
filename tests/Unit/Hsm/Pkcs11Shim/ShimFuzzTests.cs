using Xunit;

namespace Unit.Hsm;

/// <summary>The PKCS#11 library against a server that answers nonsense, under the sanitizers of addresses and of undefined behaviour.</summary>
public sealed class ShimFuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Answers_OfAnyKind_CrashNothing(int seed)
    {
        using var server = new NonsenseServer(seed);

        var run = ToolRun.Of(server.Path, ShimLibrary.RequiredDriver("address,undefined"), "fuzz", $"{seed}", "100");

        Assert.Contains("no crash", run.Ok(), StringComparison.Ordinal);
    }
}
