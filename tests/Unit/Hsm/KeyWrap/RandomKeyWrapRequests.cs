using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;

namespace Unit.Hsm;

/// <summary>Random KEY requests over few ids, wrapped and hardware ones among them; blobs that fit and blobs that do not.</summary>
internal sealed class RandomKeyWrapRequests
{
    public static readonly HardwareKey[] HardwareKeys =
    [
        new(1, ObjectFlags.UsageWrap, Bytes.Repeat(0x71, 16)), new(2, ObjectFlags.UsageWrap, Bytes.Repeat(2, 16)),
        new(3, ObjectFlags.UsageEncrypt, Bytes.Repeat(3, 16)),
    ];

    private static readonly ObjectFlags[] s_flags =
    [
        ObjectFlags.UsageAny, ObjectFlags.UsageAny, ObjectFlags.UsageWrap, ObjectFlags.None, ObjectFlags.UsageAny | ObjectFlags.NonModifiable,
        ObjectFlags.UsageAny | ObjectFlags.NonExportable, ObjectFlags.UsageAny | ObjectFlags.Trusted, ObjectFlags.UsageAny | ObjectFlags.Ephemeral,
    ];

    private readonly Random _random;
    private readonly WrapBlobs _blobs;
    private readonly Bytes[] _pairs;

    public RandomKeyWrapRequests(int seed, IAesGcmOracle gcm, ICryptoProvider provider)
    {
        _random = new Random(seed);
        _blobs = new WrapBlobs(gcm);
        var source = new SeededRandomSource((ulong)seed % 4);
        provider.Ecc.GenerateKey(EccCurve.P256, source, out var ecc);
        provider.Ecc.MakePublic(ecc, out var point);
        provider.Ed25519.GenerateKey(source, out var edwards);
        _pairs = [new(ecc), point, new(edwards)];
    }

    public HsmRequest Request() => _random.Next(20) switch
    {
        < 4 => new KeyCacheRequest(Key(), Flags(), Label(), Material()),
        4 => new KeyCacheRandomRequest(Key(), Flags(), Label(), _random.Next(-1, 40)),
        5 or 6 => new KeyExportPublicRequest(Key(), (PublicKeyAlgorithm)_random.Next(_random.Next(2) == 0 ? 3 : 10)),
        < 8 => new KeyWrapRequest(WrappingKey(), Metadata(16), _random.Next(9) == 0 ? default : Aes()) { Cipher = Cipher() },
        < 11 => new KeyUnwrapExportRequest(WrappingKey(), Blob()) { Cipher = Cipher() },
        < 14 => UnwrapCache(),
        14 => new KeyWrapExportRequest(Key(), (ObjectType)_random.Next(1, 6), WrappingKey()) { Cipher = Cipher() },
        15 => new DataWrapRequest(WrappingKey(), Bytes.Repeat(9, _random.Next(260))) { Cipher = Cipher() },
        16 => new DataUnwrapRequest(WrappingKey(), Blob()) { Cipher = Cipher() },
        17 => _random.Next(2) == 0 ? new KeyExportRequest(Key()) : new AesGcmEncryptRequest(Key(), Bytes.Repeat(1, 12), default, Aes()),
        18 => _random.Next(3) switch
        {
            0 => new KeyCommitRequest(Key()),
            1 => new KeyEvictRequest(Key()),
            _ => new InitRequest((uint)_random.Next(1, 3)),
        },
        _ => _random.Next(3) switch
        {
            0 => new KeyRevokeRequest(Key()),
            1 => new KeyEraseRequest(Key()),
            _ => new NvmAddRequest(Metadata(16) with { Flags = ObjectFlags.UsageAny }, Aes()),
        },
    };

    private KeyId Key() => _random.Next(3) switch
    {
        0 => new KeyId(KeyId.WrappedFlag | (_random.Next(2) * KeyId.GlobalFlag) | _random.Next(3)),
        1 when _random.Next(4) == 0 => new KeyId(_random.Next(0x800)),
        _ => new KeyId((_random.Next(2) * KeyId.GlobalFlag) | _random.Next(3)),
    };

    private KeyId WrappingKey() => _random.Next(2) == 0 ? Key() : new KeyId(KeyId.HardwareFlag | _random.Next(1, 5));

    private KeyUnwrapCacheRequest UnwrapCache()
    {
        var number = _random.Next(4);
        return number < 2
            ? new KeyUnwrapCacheRequest(new KeyId(KeyId.HardwareFlag | (number + 1)), _blobs.Key(HardwareKeys[number].Key, Metadata(16), Bytes.Repeat(1, 16)))
            : new KeyUnwrapCacheRequest(WrappingKey(), Blob()) { Cipher = Cipher() };
    }

    // Few keys, so that one of the server's is often the one that a blob was made with.
    private Bytes Aes() => _random.Next(8) == 0 ? Bytes.Repeat(3, 15) : Bytes.Repeat((byte)_random.Next(1, 3), 16);

    private Bytes Material() => _random.Next(4) == 0 ? _pairs[_random.Next(_pairs.Length)] : Aes();

    private Bytes Blob()
    {
        var key = Aes();
        var wrapping = _random.Next(2) == 0 ? HardwareKeys[_random.Next(2)].Key : Bytes.Repeat((byte)_random.Next(1, 3), 16);
        return _random.Next(8) switch
        {
            0 => Bytes.Repeat(1, _random.Next(90)),
            1 => _blobs.Data(wrapping, key),
            _ => _blobs.Key(wrapping, Metadata(_random.Next(12) == 0 ? 3 : key.Length), key),
        };
    }

    private ObjectMetadata Metadata(int length) => new(Object(), (ushort)_random.Next(3), Flags(), (ushort)length, Label());

    private NvmId Object() => _random.Next(10) switch
    {
        < 6 => NvmId.Of(ObjectType.Wrapped, new ClientId((byte)_random.Next(3)), (byte)_random.Next(3)),
        < 8 => NvmId.Of(ObjectType.She, new ClientId((byte)_random.Next(3)), (byte)_random.Next(3)),
        _ => NvmId.Of(ObjectType.Crypto, new ClientId((byte)_random.Next(3)), (byte)_random.Next(3)),
    };

    private ObjectFlags Flags() => s_flags[_random.Next(s_flags.Length)];

    private WrapCipher Cipher() => _random.Next(20) == 0 ? WrapCipher.None : WrapCipher.AesGcm;

    private ObjectLabel Label() => ObjectLabel.FromText("label " + _random.Next(2));
}
