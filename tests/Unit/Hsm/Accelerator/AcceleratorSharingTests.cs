using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

public sealed class AcceleratorSharingTests : IDisposable
{
    private static readonly KeyId s_key = KeyId.Global(5);

    private readonly AcceleratorModel _device = new(supportedKeyLengthBytes: 16);
    private TestServer? _server;

    public void Dispose() => _server?.Dispose();

    [Fact]
    public void DeviceMutex_AnySession_UsesTheDevice()
    {
        var session = Open(AcceleratorSharing.DeviceMutex).Session(client: 2);
        Encrypt(session, CryptoAffinity.Software);
        Assert.Equal(1, _device.OperationCount);
    }

    [Fact]
    public void Affinity_EachRequest_IsDoneWhereItSays()
    {
        var session = Open(AcceleratorSharing.PerRequestAffinity).Session();
        Encrypt(session, CryptoAffinity.Software);
        Assert.Equal(0, _device.OperationCount);
        Encrypt(session, CryptoAffinity.Hardware);
        Assert.Equal(1, _device.OperationCount);
        Encrypt(session, CryptoAffinity.Software);
        Assert.Equal(1, _device.OperationCount);
    }

    [Fact]
    public void Affinity_HardwareLacksTheShape_FallsBackToSoftware()
    {
        var session = Open(AcceleratorSharing.PerRequestAffinity).Session();
        session.Cache(s_key, Bytes.Repeat(7, 32));
        session.Expect<AesGcmEncryptResponse>(new AesGcmEncryptRequest(s_key, Bytes.Repeat(1, 12), default, default));
        Assert.Equal(0, _device.OperationCount);
    }

    [Fact]
    public void Affinity_SoftwareLacksTheShape_NeverFallsBackToTheDevice()
    {
        _server = new TestServer(TestServer.Options() with { Crypto = [_device], Sharing = AcceleratorSharing.PerRequestAffinity });
        var session = _server.Session();
        session.Cache(s_key, Bytes.Repeat(7, 16));
        var request = new AesGcmEncryptRequest(s_key, Bytes.Repeat(1, 12), default, default) { Affinity = CryptoAffinity.Software };
        Assert.Equal(HsmStatus.NotCompiledIn, session.Status(request));
        Assert.Equal(0, _device.OperationCount);
    }

    [Fact]
    public void Reserved_OtherClients_AreServedBySoftware()
    {
        var server = Open(Reserve());
        var (other, privileged) = (server.Session(client: 2), server.Session(client: 1));
        Encrypt(other, CryptoAffinity.Hardware);
        Assert.Equal(0, _device.OperationCount);
        Encrypt(privileged, CryptoAffinity.Hardware);
        Encrypt(other, CryptoAffinity.Hardware);
        Assert.Equal(1, _device.OperationCount);
    }

    [Fact]
    public void Reserved_SecondSessionOfTheClient_WaitsOnlySoLong_AndOwnsItOnceTheFirstEnded()
    {
        var server = Open(Reserve());
        var (first, second) = (server.Session(client: 1), server.Session(client: 1));
        Encrypt(first, CryptoAffinity.Hardware);

        Encrypt(second, CryptoAffinity.Hardware);
        Assert.Equal(1, _device.OperationCount);

        first.Client.Abandon();
        Assert.Equal(HandleResult.Disconnected, first.Server.HandleRequest());
        Encrypt(second, CryptoAffinity.Hardware);
        Assert.Equal(2, _device.OperationCount);
    }

    [Fact]
    public void Reserved_OwnerClosesOrBecomesAnotherClient_GivesTheDeviceUp()
    {
        var server = Open(Reserve());
        var (first, second, third) = (server.Session(client: 1), server.Session(client: 1), server.Session(client: 1));
        Encrypt(first, CryptoAffinity.Hardware);
        first.Ask(new CloseRequest());
        Encrypt(second, CryptoAffinity.Hardware);
        Assert.Equal(2, _device.OperationCount);

        second.Ask(new InitRequest(2));
        Encrypt(second, CryptoAffinity.Hardware);
        Assert.Equal(2, _device.OperationCount);
        Encrypt(third, CryptoAffinity.Hardware);
        Assert.Equal(3, _device.OperationCount);
    }

    [Fact]
    public void Reserved_WithAnEngine_OthersAreServedBySoftware()
    {
        using var engine = new ManualEngine();
        _server = new TestServer(TestServer.Options() with { Engine = engine, Crypto = [new SoftwareCryptoModel()], Sharing = Reserve() });
        Encrypt(_server.Session(client: 2), CryptoAffinity.Hardware);
        Assert.Empty(engine.Calls);
    }

    private static AcceleratorSharing Reserve() => AcceleratorSharing.Reserved(new ClientId(1), TimeSpan.FromMilliseconds(5));

    private static void Encrypt(TestSession session, CryptoAffinity affinity)
    {
        session.Cache(s_key, Bytes.Repeat(7, 16));
        session.Expect<AesGcmEncryptResponse>(
            new AesGcmEncryptRequest(s_key, Bytes.Repeat(1, 12), default, Bytes.Repeat(9, 20)) { Affinity = affinity });
    }

    private TestServer Open(AcceleratorSharing sharing) =>
        _server = new TestServer(TestServer.Options() with { Crypto = [_device, new SoftwareCryptoModel()], Sharing = sharing });
}
