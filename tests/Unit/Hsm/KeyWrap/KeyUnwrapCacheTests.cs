using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>Keys that come wrapped and live in a cache only.</summary>
public sealed class KeyUnwrapCacheTests : IDisposable
{
    private static readonly KeyId s_hardware = new(KeyId.HardwareFlag | 1);
    private static readonly KeyId s_unwrapped = new(KeyId.WrappedFlag | 5);
    private static readonly NvmId s_id = new(0x4105);
    private static readonly Bytes s_wrappingKey = Bytes.Repeat(0x77, 16);
    private static readonly Bytes s_key = Bytes.Repeat(0x42, 16);
    private static readonly WrapBlobs s_blobs = new(new CryptoProviderOracle(new SoftwareCrypto()));

    private readonly TestServer _server = new(TestServer.Options() with
    {
        HardwareKeys = [new HardwareKey(1, ObjectFlags.UsageWrap, s_wrappingKey)],
        KeySlots = new KeySlotSizes(2, 16, 1, 64),
    });

    private readonly TestSession _session;

    public KeyUnwrapCacheTests() => _session = _server.Session();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void KeyUnwrapCache_HardwareKey_MakesAKeyThatWorks()
    {
        Assert.Equal(s_unwrapped, Unwrap(s_id));

        var encrypted = _session.Expect<AesGcmEncryptResponse>(
            new AesGcmEncryptRequest(s_unwrapped, Bytes.Repeat(1, 12), default, s_key));
        Assert.Equal(HsmStatus.Ok, _session.Cache(KeyId.Local(5), s_key));
        Assert.Equal(encrypted, _session.Ask(new AesGcmEncryptRequest(KeyId.Local(5), Bytes.Repeat(1, 12), default, s_key)));
    }

    [Fact]
    public void UnwrappedKey_KeyRequests_SeeTheCacheOnly()
    {
        // An object of the same raw id is no key, and nothing that happens to the key happens to it.
        Assert.Equal(HsmStatus.Ok, _session.Add(s_id, Bytes.Repeat(9, 16)));
        Assert.Equal(HsmStatus.NotFound, _session.Status(new KeyExportRequest(s_unwrapped)));
        Unwrap(s_id);

        Assert.Equal(HsmStatus.Aborted, _session.Status(new KeyCommitRequest(s_unwrapped)));
        Assert.Equal(s_key, _session.Expect<KeyExportResponse>(new KeyExportRequest(s_unwrapped)).Key);
        Assert.Equal(HsmStatus.Ok, _session.Status(new KeyRevokeRequest(s_unwrapped)));
        Assert.Equal(
            HsmStatus.Usage,
            _session.Status(new AesGcmEncryptRequest(s_unwrapped, Bytes.Repeat(1, 12), default, s_key)));
        Assert.Equal(HsmStatus.Aborted, _session.Status(new KeyEraseRequest(s_unwrapped)));
        Assert.Equal(Bytes.Repeat(9, 16), _session.Expect<NvmReadResponse>(new NvmReadRequest(s_id, 0, 99)).Data);
    }

    [Fact]
    public void UnwrappedKey_EvictedNotErased_IsGone()
    {
        Unwrap(s_id);
        Assert.Equal(HsmStatus.Ok, _session.Status(new KeyEvictRequest(s_unwrapped)));
        Assert.Equal(HsmStatus.NotFound, _session.Status(new KeyExportRequest(s_unwrapped)));
        Unwrap(s_id);
        Assert.Equal(HsmStatus.Aborted, _session.Status(new KeyEraseRequest(s_unwrapped)));
        Assert.Equal(s_key, _session.Expect<KeyExportResponse>(new KeyExportRequest(s_unwrapped)).Key);
    }

    [Fact]
    public void UnwrappedKey_IsTheSessionsOrEverybodys()
    {
        var other = _server.Session(client: 1);
        Unwrap(s_id);
        Unwrap(new NvmId(0x4006));

        Assert.Equal(HsmStatus.NotFound, other.Status(new KeyExportRequest(s_unwrapped)));
        Assert.Equal(HsmStatus.Ok, other.Status(new KeyExportRequest(new KeyId(KeyId.WrappedFlag | KeyId.GlobalFlag | 6))));
    }

    [Theory]
    [InlineData(0x4205)]
    [InlineData(0x1105)]
    [InlineData(0x5105)]
    [InlineData(0x0005)]
    [InlineData(0x4100)]
    public void KeyUnwrapCache_IdThatIsNoTarget_AnswersBadArgs(int id) =>
        Assert.Equal(HsmStatus.BadArgs, _session.Status(Request(new NvmId((ushort)id))));

    [Fact]
    public void KeyUnwrapCache_IdTaken_AnswersAborted()
    {
        Unwrap(s_id);
        Assert.Equal(HsmStatus.Aborted, _session.Status(Request(s_id)));

        Assert.Equal(HsmStatus.Ok, _session.Add(new NvmId(0x2100), s_key));
        Assert.Equal(HsmStatus.Aborted, _session.Status(Request(new NvmId(0x2100))));
        Assert.Equal(HsmStatus.Ok, _session.Status(Request(new NvmId(0x2101))));
    }

    [Fact]
    public void KeyUnwrapCache_NoSlot_AnswersNoSpaceAndKeepsTheOthers()
    {
        Unwrap(s_id);
        Assert.Equal(HsmStatus.Ok, _session.Cache(KeyId.Local(1), s_key));

        Assert.Equal(HsmStatus.NoSpace, _session.Status(Request(new NvmId(0x4106))));
        Assert.Equal(HsmStatus.Ok, _session.Status(new KeyExportRequest(s_unwrapped)));
        Assert.Equal(HsmStatus.Ok, _session.Status(new KeyExportRequest(KeyId.Local(1))));
    }

    [Fact]
    public void KeyUnwrapCache_KeyOfAClient_IsRefused()
    {
        Assert.Equal(HsmStatus.Ok, _session.Cache(KeyId.Local(1), s_wrappingKey, ObjectFlags.UsageAny | ObjectFlags.Trusted));

        Assert.Equal(HsmStatus.Access, _session.Status(Request(s_id) with { WrappingKey = KeyId.Local(1) }));
        Assert.Equal(HsmStatus.NotFound, _session.Status(Request(s_id) with { WrappingKey = new KeyId(KeyId.HardwareFlag | 2) }));
        Assert.Equal(HsmStatus.BadArgs, _session.Status(Request(s_id) with { Cipher = WrapCipher.None }));
        Assert.Equal(HsmStatus.AesGcmAuth, _session.Status(Request(s_id) with { WrappedKey = Bytes.Repeat(1, 76) }));
    }

    [Fact]
    public void KeyUnwrapCache_TrustedKeyOfTheStore_Unwraps()
    {
        var flash = new TestFlash(16384);
        Assert.Equal(HsmStatus.Ok, NvmStore.Open(flash, 32, out var store));
        var metadata = new ObjectMetadata(new NvmId(0x1003), 0, ObjectFlags.Trusted | ObjectFlags.UsageWrap, 16, default);
        Assert.Equal(HsmStatus.Ok, store!.Add(metadata, s_wrappingKey.Span, reclaims: false));
        using var server = new TestServer(flash);
        var session = server.Session();

        Assert.Equal(HsmStatus.Ok, session.Status(Request(s_id) with { WrappingKey = KeyId.Global(3) }));
        Assert.Equal(s_key, session.Expect<KeyExportResponse>(new KeyExportRequest(s_unwrapped)).Key);
        Assert.Equal(HsmStatus.Access, session.Status(new KeyExportRequest(KeyId.Global(3))));
        Assert.Equal(HsmStatus.Access, session.Status(new KeyRevokeRequest(KeyId.Global(3))));
        Assert.Equal(HsmStatus.Access, session.Status(new KeyWrapExportRequest(KeyId.Global(3), ObjectType.Crypto, KeyId.Global(3))));
    }

    private static KeyUnwrapCacheRequest Request(NvmId id) =>
        new(s_hardware, s_blobs.Key(s_wrappingKey, WrapBlobs.Metadata(id, s_key.Length), s_key));

    private KeyId Unwrap(NvmId id) => _session.Expect<KeyUnwrapCacheResponse>(Request(id)).Id;
}
