using Hsm.Abstractions;

namespace Unit.Hsm;

/// <summary>Random requests over few ids, so that they meet; every kind, odd arguments among them.</summary>
internal sealed class RandomRequests(int seed)
{
    private static readonly ObjectFlags[] s_flags =
    [
        ObjectFlags.None, ObjectFlags.UsageAny, ObjectFlags.UsageAny, ObjectFlags.UsageEncrypt, ObjectFlags.NonModifiable,
        ObjectFlags.NonExportable | ObjectFlags.UsageAny, ObjectFlags.NonDestroyable, ObjectFlags.Trusted | ObjectFlags.UsageAny,
    ];

    private readonly Random _random = new(seed);

    public int Next(int bound) => _random.Next(bound);

    public HsmRequest Request() => _random.Next(24) switch
    {
        0 => new InitRequest((uint)_random.Next(4)),
        1 => _random.Next(4) switch
        {
            0 => new EchoRequest(Data(5)),
            1 => new NvmInitRequest((uint)_random.Next(9)),
            2 => new NvmCleanupRequest(),
            _ => new NvmGetAvailableRequest(),
        },
        2 or 3 or 4 or 5 => new KeyCacheRequest(Key(), Flags(), Label(), Data(20)),
        6 => new KeyEvictRequest(Key()),
        7 or 8 => new KeyExportRequest(Key()),
        9 or 10 => new KeyCommitRequest(Key()),
        11 => new KeyEraseRequest(Key()),
        12 => new KeyRevokeRequest(Key()),
        13 or 14 => Add(),
        15 => new NvmReadRequest(Object(), _random.Next(-1, 8), _random.Next(0, 20)),
        16 => new NvmListRequest(_random.Next(2) == 0 ? NvmId.None : Object()),
        17 => new NvmDestroyRequest(new NvmIdList([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Object())])),
        18 => new NvmGetMetadataRequest(Object()),
        19 => new CounterInitRequest(new CounterId((byte)_random.Next(2)), _random.Next(3) == 0 ? uint.MaxValue - 1 : 7),
        20 => new CounterIncrementRequest(new CounterId((byte)_random.Next(2))),
        21 => _random.Next(2) == 0 ? new CounterReadRequest(new CounterId(0)) : new CounterDestroyRequest(new CounterId(1)),
        22 => new AesGcmEncryptRequest(Key(), Data(13), Data(3), Data(20), _random.Next(11, 18)),
        _ => new AesGcmDecryptRequest(Key(), Bytes.Repeat(1, 12), default, Data(9), Bytes.Repeat(2, _random.Next(11, 18))),
    };

    private KeyId Key() => new(_random.Next(10) == 0 ? _random.Next(0x800) : (_random.Next(2) * KeyId.GlobalFlag) | _random.Next(4));

    private NvmId Object() => _random.Next(3) switch
    {
        0 => new NvmId((ushort)_random.Next(3)),
        1 => Key().ToNvmId(new ClientId((byte)_random.Next(1, 3))),
        _ => new CounterId((byte)_random.Next(2)).ToNvmId(new ClientId((byte)_random.Next(1, 3))),
    };

    private NvmAddRequest Add()
    {
        var data = Data(20);
        var length = _random.Next(12) == 0 ? 3 : data.Length;
        return new NvmAddRequest(new ObjectMetadata(Object(), (ushort)_random.Next(3), Flags(), (ushort)length, Label()), data);
    }

    private ObjectFlags Flags() => s_flags[_random.Next(s_flags.Length)];

    private ObjectLabel Label() => ObjectLabel.FromText("label " + _random.Next(3));

    // 16 bytes often: what an AES key needs.
    private Bytes Data(int max) => Bytes.Repeat((byte)_random.Next(1, 250), _random.Next(2) == 0 ? 16 : _random.Next(max));
}
