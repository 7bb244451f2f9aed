using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>KEYWRAP, KEYUNWRAPEXPORT, KEYWRAPEXPORT, DATAWRAP and DATAUNWRAP with real AES-GCM.</summary>
public sealed class KeyWrapTests : IDisposable
{
    private static readonly KeyId s_wrapping = KeyId.Local(1);
    private static readonly KeyId s_hardware = new(KeyId.HardwareFlag | 1);
    private static readonly Bytes s_wrappingKey = Bytes.Repeat(0x77, 32);
    private static readonly Bytes s_key = Bytes.Repeat(0x42, 24);
    private static readonly WrapBlobs s_blobs = new(new CryptoProviderOracle(new SoftwareCrypto()));

    private readonly TestServer _server = new(TestServer.Options() with
    {
        HardwareKeys = [new HardwareKey(1, ObjectFlags.UsageWrap, s_wrappingKey), new HardwareKey(2, ObjectFlags.None, s_wrappingKey)],
    });

    private readonly TestSession _session;

    public KeyWrapTests()
    {
        _session = _server.Session();
        Assert.Equal(HsmStatus.Ok, _session.Cache(s_wrapping, s_wrappingKey, ObjectFlags.UsageWrap));
    }

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void KeyWrap_AnyWrappingKey_IsTheBlobOfThePage(bool isHardware)
    {
        var metadata = WrapBlobs.Metadata(new NvmId(0x4105), s_key.Length);

        var blob = _session.Expect<KeyWrapResponse>(new KeyWrapRequest(isHardware ? s_hardware : s_wrapping, metadata, s_key)).WrappedKey;

        var expected = s_blobs.Seal(s_wrappingKey, WrapBlobs.KeyAad, WrapBlobs.Content(metadata, s_key), blob.Slice(0, 12));
        Assert.Equal(expected, blob);
        var back = _session.Expect<KeyUnwrapExportResponse>(new KeyUnwrapExportRequest(s_wrapping, blob));
        Assert.Equal(metadata, back.Metadata);
        Assert.Equal(s_key, back.Key);
    }

    [Fact]
    public void KeyWrap_Twice_NeverHasOneIvTwice()
    {
        var request = new KeyWrapRequest(s_wrapping, WrapBlobs.Metadata(new NvmId(0x4105), s_key.Length), s_key);

        var ivs = Enumerable.Range(0, 100).Select(_ => _session.Expect<KeyWrapResponse>(request).WrappedKey.Slice(0, 12)).ToHashSet();

        Assert.Equal(100, ivs.Count);
    }

    [Fact]
    public void KeyWrap_TrustedFlag_IsStripped()
    {
        var metadata = WrapBlobs.Metadata(new NvmId(0x4105), s_key.Length, ObjectFlags.Trusted | ObjectFlags.UsageWrap);

        var blob = _session.Expect<KeyWrapResponse>(new KeyWrapRequest(s_wrapping, metadata, s_key)).WrappedKey;

        var back = _session.Expect<KeyUnwrapExportResponse>(new KeyUnwrapExportRequest(s_wrapping, blob));
        Assert.Equal(ObjectFlags.UsageWrap, back.Metadata.Flags);
    }

    [Fact]
    public void KeyWrap_Refusals_AreThoseOfThePage()
    {
        var metadata = WrapBlobs.Metadata(new NvmId(0x4105), s_key.Length);
        var right = new KeyWrapRequest(s_wrapping, metadata, s_key);
        Assert.Equal(HsmStatus.Ok, _session.Cache(KeyId.Local(2), s_wrappingKey, ObjectFlags.UsageEncrypt));
        Assert.Equal(HsmStatus.Ok, _session.Cache(KeyId.Local(3), Bytes.Repeat(1, 15)));

        Assert.Equal(HsmStatus.BadArgs, _session.Status(right with { Cipher = WrapCipher.None }));
        Assert.Equal(HsmStatus.BadArgs, _session.Status(right with { Metadata = metadata with { Length = 23 } }));
        Assert.Equal(HsmStatus.BadArgs, _session.Status(right with { WrappingKey = KeyId.Assign }));
        Assert.Equal(HsmStatus.BadArgs, _session.Status(right with { WrappingKey = KeyId.Local(3) }));
        Assert.Equal(HsmStatus.NotFound, _session.Status(right with { WrappingKey = KeyId.Local(9) }));
        Assert.Equal(HsmStatus.NotFound, _session.Status(right with { WrappingKey = new KeyId(KeyId.HardwareFlag | 9) }));
        Assert.Equal(HsmStatus.Usage, _session.Status(right with { WrappingKey = KeyId.Local(2) }));
        Assert.Equal(HsmStatus.Usage, _session.Status(right with { WrappingKey = new KeyId(KeyId.HardwareFlag | 2) }));
    }

    [Fact]
    public void KeyUnwrapExport_EveryBitChanged_IsRefused()
    {
        var blob = s_blobs.Key(s_wrappingKey, WrapBlobs.Metadata(new NvmId(0x4105), s_key.Length), s_key);

        for (var i = 0; i < blob.Length; i++)
        {
            var changed = blob.ToArray();
            changed[i] ^= 0x10;
            Assert.Equal(HsmStatus.AesGcmAuth, _session.Status(new KeyUnwrapExportRequest(s_wrapping, new Bytes(changed))));
        }
    }

    [Fact]
    public void KeyUnwrapExport_Refusals_AreThoseOfThePage()
    {
        var secret = s_blobs.Key(s_wrappingKey, WrapBlobs.Metadata(new NvmId(0x4105), 24, ObjectFlags.NonExportable), s_key);
        var lying = s_blobs.Key(s_wrappingKey, WrapBlobs.Metadata(new NvmId(0x4105), 23), s_key);

        Assert.Equal(HsmStatus.Access, _session.Status(new KeyUnwrapExportRequest(s_wrapping, secret)));
        Assert.Equal(HsmStatus.BadArgs, _session.Status(new KeyUnwrapExportRequest(s_wrapping, lying)));
        Assert.Equal(HsmStatus.BadArgs, _session.Status(new KeyUnwrapExportRequest(s_wrapping, lying.Slice(0, 60))));
        Assert.Equal(HsmStatus.AesGcmAuth, _session.Status(new KeyUnwrapExportRequest(s_wrapping, s_blobs.Data(s_wrappingKey, Bytes.Repeat(1, 56)))));
    }

    [Fact]
    public void KeyWrapExport_KeyOfTheServer_NeedsAKeyThatIsTheServers()
    {
        Assert.Equal(HsmStatus.Ok, _session.Cache(KeyId.Local(4), s_key, ObjectFlags.UsageEncrypt, "exported"));
        Assert.Equal(HsmStatus.Ok, _session.Cache(KeyId.Local(5), s_key, ObjectFlags.NonExportable));

        var blob = _session.Expect<KeyWrapExportResponse>(new KeyWrapExportRequest(KeyId.Local(4), ObjectType.Crypto, s_hardware)).WrappedKey;

        var back = _session.Expect<KeyUnwrapExportResponse>(new KeyUnwrapExportRequest(s_wrapping, blob));
        Assert.Equal(new ObjectMetadata(new NvmId(0x4104), 0xFFFF, ObjectFlags.UsageEncrypt, 24, ObjectLabel.FromText("exported")), back.Metadata);
        Assert.Equal(s_key, back.Key);
        Assert.Equal(new KeyId(KeyId.WrappedFlag | 4), _session.Expect<KeyUnwrapCacheResponse>(new KeyUnwrapCacheRequest(s_hardware, blob)).Id);
        Assert.Equal(HsmStatus.Access, _session.Status(new KeyWrapExportRequest(KeyId.Local(4), ObjectType.Crypto, s_wrapping)));
        Assert.Equal(HsmStatus.Access, _session.Status(new KeyWrapExportRequest(KeyId.Local(5), ObjectType.Crypto, s_hardware)));
        Assert.Equal(HsmStatus.NotFound, _session.Status(new KeyWrapExportRequest(KeyId.Local(6), ObjectType.Crypto, s_hardware)));
        Assert.Equal(HsmStatus.BadArgs, _session.Status(new KeyWrapExportRequest(KeyId.Local(4), ObjectType.Counter, s_hardware)));
        Assert.Equal(HsmStatus.Access, _session.Status(new KeyWrapExportRequest(s_hardware, ObjectType.Crypto, s_hardware)));
    }

    [Fact]
    public void DataWrap_ThenUnwrap_GivesTheDataBack()
    {
        var data = Bytes.Repeat(0x5a, 100);

        var blob = _session.Expect<DataWrapResponse>(new DataWrapRequest(s_wrapping, data)).WrappedData;

        Assert.Equal(s_blobs.Seal(s_wrappingKey, WrapBlobs.DataAad, data, blob.Slice(0, 12)), blob);
        Assert.Equal(data, _session.Expect<DataUnwrapResponse>(new DataUnwrapRequest(s_wrapping, blob)).Data);
        Assert.Equal(HsmStatus.BadArgs, _session.Status(new DataWrapRequest(s_wrapping, default)));
        Assert.Equal(HsmStatus.BadArgs, _session.Status(new DataWrapRequest(s_wrapping, Bytes.Repeat(1, 1280 - 39))));
        Assert.Equal(HsmStatus.Ok, _session.Status(new DataWrapRequest(s_wrapping, Bytes.Repeat(1, 1280 - 40))));
        Assert.Equal(HsmStatus.BadArgs, _session.Status(new DataUnwrapRequest(s_wrapping, blob.Slice(0, 28))));
    }

    [Fact]
    public void DataUnwrap_WrappedKey_IsRefused()
    {
        var blob = s_blobs.Key(s_wrappingKey, WrapBlobs.Metadata(new NvmId(0x4105), 24, ObjectFlags.NonExportable), s_key);

        Assert.Equal(HsmStatus.AesGcmAuth, _session.Status(new DataUnwrapRequest(s_wrapping, blob)));
    }
}
