using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.Cli;

/// <summary>What <c>hsm serve</c> has only when asked: the PKCS#11 face, users, hardware keys, functions of CUSTOM.</summary>
public sealed class ServeFaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hsm-faces").FullName;

    [Fact]
    public void Serve_Faces_AreThoseAskedFor()
    {
        string pin = Path.Combine(_folder, "pin");
        File.WriteAllText(pin, "1234\nnot this line\n");
        using ServeProcess server = ServeProcess.Start(
            "memory", "--token-pin", $"file:{pin}", "--token-so-pin", "pass:so", "--pin-attempts", "2", "--pin-iterations", "1",
            "--hardware-key", "9=pass:000102030405060708090a0b0c0d0e0f", "--custom", "3=echo");
        using HsmSocketClient client = server.Connect();
        Assert.IsType<InitResponse>(client.Send(new InitRequest(1)));

        Assert.True(client.Send(new TokenAttachRequest(7)).IsOk);
        uint session = Assert.IsType<TokenHandleResponse>(client.Send(new TokenOpenSessionRequest(IsReadWrite: true))).Handle;
        Assert.Equal(TokenResult.PinIncorrect, Login(client, session, "1234 "));
        Assert.Equal(TokenResult.Ok, Login(client, session, "1234"));

        Bytes data = new("abc"u8);
        Bytes blob = Assert.IsType<DataWrapResponse>(client.Send(new DataWrapRequest(new KeyId(0x0409), data))).WrappedData;
        Assert.Equal(data, Assert.IsType<DataUnwrapResponse>(client.Send(new DataUnwrapRequest(new KeyId(0x0409), blob))).Data);

        CustomResponse echoed = Assert.IsType<CustomResponse>(client.Send(new CustomRequest(3, 8, data)));
        Assert.Equal((8, data), (echoed.ReturnCode, echoed.Data.Slice(0, 3)));
        Assert.Equal(new StatusResponse(HsmStatus.NoHandler), client.Send(new CustomRequest(2, 8, data)));
    }

    [Theory]
    [InlineData("raw", true)]
    [InlineData("per-client", false)]
    public void Serve_NvmIds_AreEverybodysOrTheClientsOwn(string ids, bool isShared)
    {
        using ServeProcess server = ServeProcess.Start("memory", "--nvm-ids", ids);
        using HsmSocketClient first = server.Connect();
        using HsmSocketClient second = server.Connect();
        Assert.IsType<InitResponse>(first.Send(new InitRequest(1)));
        Assert.IsType<InitResponse>(second.Send(new InitRequest(2)));
        Bytes data = new("abc"u8);

        Assert.True(first.Send(new NvmAddRequest(new ObjectMetadata(new(5), 0, ObjectFlags.None, 3, default), data)).IsOk);

        Assert.Equal(new NvmReadResponse(data), first.Send(new NvmReadRequest(new(5), 0, 9)));
        Assert.Equal(isShared ? HsmStatus.Ok : HsmStatus.NotFound, second.Send(new NvmReadRequest(new(5), 0, 9)).Status);
        Assert.Equal(new NvmListResponse(isShared ? 1 : 0, new NvmId((ushort)(isShared ? 5 : 0))), second.Send(new NvmListRequest(NvmId.None)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false, "--x25519-keys", "rfc8410")]
    public void Serve_X25519Keys_AreInWolfSslsOrderUnlessAsked(bool isTurned, params string[] arguments)
    {
        // RFC 7748, 6.1: Alice's keys in PKCS#8 and SubjectPublicKeyInfo (RFC 8410).
        Bytes own = Key("302e020100300506032b656e04220420", "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        Bytes half = Key("302a300506032b656e032100", "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
        using ServeProcess server = ServeProcess.Start("memory", arguments);
        using HsmSocketClient client = server.Connect();
        Assert.IsType<InitResponse>(client.Send(new InitRequest(1)));

        Assert.True(client.Send(new KeyCacheRequest(KeyId.Local(1), ObjectFlags.UsageDerive, default, own)).IsOk);

        HsmResponse told = client.Send(new KeyExportPublicRequest(KeyId.Local(1), PublicKeyAlgorithm.X25519));
        Assert.Equal(half, Assert.IsType<KeyExportPublicResponse>(told).PublicKey);

        Bytes Key(string head, string value)
        {
            byte[] key = Convert.FromHexString(value);
            return new Bytes([.. Convert.FromHexString(head), .. isTurned ? key.Reverse() : key]);
        }
    }

    [Fact]
    public void Serve_Users_NeedALogin()
    {
        using ServeProcess server = ServeProcess.Start("memory", "--admin-pin", "pass:secret", "--admin-name", "root", "--pin-iterations", "1");
        using HsmSocketClient client = server.Connect();
        Assert.IsType<InitResponse>(client.Send(new InitRequest(1)));

        Assert.Equal(new StatusResponse(HsmStatus.AuthPermission), client.Send(new CounterInitRequest(new CounterId(1), 5)));
        Assert.Equal(HsmStatus.AuthLoginFailed, client.Send(Login("wrong")).Status);
        Assert.Equal(HsmStatus.Ok, client.Send(Login("secret")).Status);
        Assert.Equal(new CounterResponse(5), client.Send(new CounterInitRequest(new CounterId(1), 5)));

        static AuthLoginRequest Login(string pin) =>
            new(AuthMethod.Pin, UserName.FromText("root"), new Bytes(System.Text.Encoding.UTF8.GetBytes(pin)));
    }

    [Fact]
    public void Serve_StoreWithUsers_IsNotServedWithoutThem()
    {
        string store = Path.Combine(_folder, "store");
        using (ServeProcess first = ServeProcess.Start(store, "--admin-pin", "pass:secret", "--pin-iterations", "1"))
        {
            first.Terminate();
            first.End().Expect(0);
        }

        CliRun without = CliRun.HsmInProcess("serve", "--store", store, "--listen", "tcp:127.0.0.1:0").Expect(1);
        Assert.Contains("--admin-pin", without.Error, StringComparison.Ordinal);

        using ServeProcess reset = ServeProcess.Start(store, "--admin-pin", "pass:new", "--reset-admin", "--pin-iterations", "1");
        using HsmSocketClient client = reset.Connect();
        AuthLoginRequest login = new(AuthMethod.Pin, UserName.FromText("admin"), new Bytes("new"u8));
        Assert.Equal(HsmStatus.Ok, client.Send(login).Status);
    }

    [Theory]
    [InlineData("one is missing", "--token-pin", "pass:1")]
    [InlineData("--token-pin: Could not find file '/none'", "--token-pin", "file:/none", "--token-so-pin", "pass:1")]
    [InlineData("no environment variable 'HSM_NONE'", "--token-pin", "env:HSM_NONE", "--token-so-pin", "pass:1")]
    [InlineData("--admin-pin does not say where the secret is", "--admin-pin", "1234")]
    [InlineData("--admin-pin is empty", "--admin-pin", "pass:")]
    [InlineData("--hardware-key begins with a number from 1 to 255", "--hardware-key", "0=pass:00")]
    [InlineData("--hardware-key 3 is no key", "--hardware-key", "3=pass:0011")]
    [InlineData("--custom knows no function 'launch'", "--custom", "3=launch")]
    [InlineData("--custom names an index twice", "--custom", "3=echo", "--custom", "3=echo")]
    public void Serve_WrongFace_SaysWhatIsWrong(string expected, params string[] arguments)
    {
        CliRun run = CliRun.HsmInProcess(["serve", "--store", "memory", .. arguments]).Expect(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TokenResult Login(HsmSocketClient client, uint session, string pin) =>
        ((TokenResponse)client.Send(new TokenLoginRequest(session, TokenUser.User, new Bytes(System.Text.Encoding.UTF8.GetBytes(pin))))).Result;
}
