using System.Security.Cryptography;
using Xunit;

namespace Unit.Hsm;

/// <summary>The PKCS#11 library under OpenSC's pkcs11-tool, as somebody at a terminal uses it.</summary>
public sealed class Pkcs11ToolTests : IDisposable
{
    private const string Iv = "000102030405060708090a0b0c0d0e0f";

    private readonly ShimServer _server = new();

    [Fact]
    public void Token_IsListed()
    {
        Assert.Contains("Cryptoki version 2.40", Tool("--show-info").Ok(), StringComparison.Ordinal);
        var slots = Tool("--list-slots").Ok();
        Assert.Contains("token label        : hsm", slots, StringComparison.Ordinal);
        Assert.Contains("login required", slots, StringComparison.Ordinal);
        Assert.Contains("AES-GCM", Tool("--list-mechanisms").Ok(), StringComparison.Ordinal);
    }

    [Fact]
    public void Login_WithAWrongPin_IsRefused()
    {
        var refused = Tool("--login", "--pin", "4321", "--list-objects");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("CKR_PIN_INCORRECT", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void DataObject_IsWrittenReadFoundAndDeleted()
    {
        var text = _server.File("note.txt", "what it says"u8);
        LoggedIn("--write-object", text, "--type", "data", "--label", "note", "--application-label", "tests").Ok();

        Assert.Contains("'note'", Tool("--list-objects").Ok(), StringComparison.Ordinal);
        LoggedIn("--read-object", "--type", "data", "--label", "note", "--output-file", _server.Name("read.txt")).Ok();
        Assert.Equal("what it says"u8, File.ReadAllBytes(_server.Name("read.txt")));
        LoggedIn("--delete-object", "--type", "data", "--label", "note").Ok();
        Assert.DoesNotContain("'note'", Tool("--list-objects").Ok(), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_ThatWasWritten_EncryptsAsDotNetDoes()
    {
        var key = RandomNumberGenerator.GetBytes(16);
        var data = RandomNumberGenerator.GetBytes(50);
        LoggedIn("--write-object", _server.File("key", key), "--type", "secrkey", "--key-type", "AES:16", "--id", "01").Ok();

        LoggedIn("--encrypt", "--mechanism", "AES-CBC-PAD", "--iv", Iv, "--id", "01", "--input-file", _server.File("plain", data), "--output-file", _server.Name("sealed")).Ok();
        LoggedIn("--decrypt", "--mechanism", "AES-CBC-PAD", "--iv", Iv, "--id", "01", "--input-file", _server.Name("sealed"), "--output-file", _server.Name("opened")).Ok();

        using var aes = Aes.Create();
        aes.Key = key;
        Assert.Equal(aes.EncryptCbc(data, Convert.FromHexString(Iv)), File.ReadAllBytes(_server.Name("sealed")));
        Assert.Equal(data, File.ReadAllBytes(_server.Name("opened")));
    }

    [Fact]
    public void Key_ThatWasGenerated_SignsAndVerifies()
    {
        var listed = LoggedIn("--keygen", "--key-type", "GENERIC:32", "--label", "mac", "--id", "02", "--extractable").Ok();
        var key = Convert.FromHexString(listed.Split("VALUE:")[1].Split('\n')[0].Trim());
        var message = _server.File("message", "to be signed"u8);
        var signature = _server.Name("signature");

        LoggedIn("--sign", "--mechanism", "SHA256-HMAC", "--id", "02", "--input-file", message, "--output-file", signature).Ok();

        Assert.Equal(HMACSHA256.HashData(key, "to be signed"u8), File.ReadAllBytes(signature));
        Assert.Contains("Signature is valid", Verify(message, signature).Ok(), StringComparison.Ordinal);
        Assert.Contains("Invalid signature", Verify(_server.File("other", "not what was signed"u8), signature).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_ThatIsSensitive_IsNotTold()
    {
        var listed = LoggedIn("--keygen", "--key-type", "AES:32", "--label", "secret", "--id", "03", "--sensitive", "--private").Ok();
        Assert.DoesNotContain("VALUE:", listed, StringComparison.Ordinal);
        Assert.Contains("sensitive, always sensitive, never extractable, local", listed, StringComparison.Ordinal);

        LoggedIn("--set-id", "77", "--id", "03", "--type", "secrkey").Ok();
        Assert.Contains("ID:         77", LoggedIn("--list-objects").Ok(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Tool("--list-objects").Ok(), StringComparison.Ordinal);
    }

    [Fact]
    public void DigestAndRandom_AreGiven()
    {
        var data = RandomNumberGenerator.GetBytes(5000);
        Tool("--hash", "--mechanism", "SHA512", "--input-file", _server.File("data", data), "--output-file", _server.Name("digest")).Ok();
        Tool("--generate-random", "100", "--output-file", _server.Name("random")).Ok();

        Assert.Equal(SHA512.HashData(data), File.ReadAllBytes(_server.Name("digest")));
        Assert.Equal(100, new FileInfo(_server.Name("random")).Length);
    }

    [Fact]
    public void OwnTests_OfTheTool_FindNothing() => Assert.Contains("No errors", LoggedIn("--test").Ok(), StringComparison.Ordinal);

    public void Dispose() => _server.Dispose();

    private ToolRun Verify(string message, string signature) =>
        LoggedIn("--verify", "--mechanism", "SHA256-HMAC", "--id", "02", "--input-file", message, "--signature-file", signature);

    private ToolRun LoggedIn(params string[] arguments) => Tool(["--login", "--pin", ShimServer.Pin, .. arguments]);

    private ToolRun Tool(params string[] arguments) =>
        ToolRun.Of(_server.Socket, "pkcs11-tool", ["--module", ShimLibrary.Required(), .. arguments]);
}
