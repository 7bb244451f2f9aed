using Xunit;

namespace Unit.Hsm;

/// <summary>The PKCS#11 library under GnuTLS's p11tool, which loads it by way of p11-kit.</summary>
public sealed class P11ToolTests : IDisposable
{
    private const string Token = "pkcs11:token=hsm";

    private readonly ShimServer _server = new();

    [Fact]
    public void Token_IsListed()
    {
        Assert.Contains("Label: hsm", Tool("--list-tokens").Ok(), StringComparison.Ordinal);
        Assert.Contains("CKM_AES_GCM", Tool("--list-mechanisms", Token).Ok(), StringComparison.Ordinal);
    }

    [Fact]
    public void SecretKey_IsWrittenFoundAndDeleted()
    {
        const string Key = Token + ";object=own;type=secret-key";
        Tool("--login", "--write", "--secret-key", "000102030405060708090a0b0c0d0e0f", "--label", "own", Token).Ok();

        Assert.Contains("CKA_SENSITIVE", Tool("--login", "--list-all", Key).Ok(), StringComparison.Ordinal);
        Assert.DoesNotContain("Object 0", Tool("--list-all", Token).ToString(), StringComparison.Ordinal);
        Assert.Contains("1 objects deleted", Tool("--login", "--delete", "--batch", Key).Ok(), StringComparison.Ordinal);
        Assert.DoesNotContain("Object 0", Tool("--login", "--list-all", Key).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Login_WithAWrongPin_IsRefused() =>
        Assert.NotEqual(0, Tool("--login", "--set-pin", "4321", "--list-all", Token).ExitCode);

    [Fact]
    public void Random_IsGiven() => Tool("--generate-random=64", "--outfile", _server.Name("random"), Token).Ok();

    public void Dispose() => _server.Dispose();

    private ToolRun Tool(params string[] arguments) =>
        ToolRun.Of(_server.Socket, "p11tool", ["--provider", ShimLibrary.Required(), .. arguments]);
}
