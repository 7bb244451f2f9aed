using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Benchmarks.Server;

/// <summary>What each session of a run asks for, again and again.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Setup">Asked once, after INIT.</param>
/// <param name="Cycle">Asked in turn.</param>
/// <param name="RequestsEach">How many requests of the cycle make one unit of the table.</param>
internal sealed record ServerWork(string Name, Func<int, HsmRequest[]> Setup, Func<int, HsmRequest[]> Cycle, int RequestsEach = 1)
{
    private static readonly Bytes s_key = new(RandomNumberGenerator.GetBytes(16));
    private static readonly Bytes s_iv = Bytes.Repeat(1, 12);
    private static readonly Bytes s_message = new(RandomNumberGenerator.GetBytes(1024));

    public static ServerWork Echo { get; } = new("echo 16 B", static _ => [], static _ => [new EchoRequest(s_key)]);

    public static ServerWork Gcm { get; } = new(
        "AES-GCM 1 KiB",
        static number => [Cached(number, s_key)],
        static number => [new AesGcmEncryptRequest(Key(number), s_iv, default, s_message)]);

    public static ServerWork Cmac { get; } = new(
        "CMAC 1 KiB",
        static number => [Cached(number, s_key)],
        static number => [new AesCmacRequest(Key(number), default, s_message, 16)]);

    public static ServerWork Sign { get; } = new(
        "ECDSA P-256 sign",
        static number => [Cached(number, Sec1)],
        static number => [new EcdsaSignRequest(Key(number), Bytes.Repeat(3, 32))]);

    public static ServerWork Counter { get; } = new(
        "counter increment",
        static number => [new CounterInitRequest(new CounterId((byte)(number + 1)), 0)],
        static number => [new CounterIncrementRequest(new CounterId((byte)(number + 1)))]);

    // ADDOBJECT does not reclaim by itself: an empty DESTROY does, before eight sessions have filled a partition.
    public static ServerWork NvmAdd { get; } = new(
        "NVM add", static _ => [], static number => [.. Enumerable.Repeat(Add(number), 31), new NvmDestroyRequest(new NvmIdList())]);

    public static IReadOnlyList<ServerWork> All { get; } =
    [
        Echo,
        Gcm,
        Cmac,
        Sign,
        Counter,
        new(
            "key cache + evict",
            static _ => [],
            static _ => [new KeyCacheRequest(KeyId.Local(99), ObjectFlags.UsageAny, default, s_key), new KeyEvictRequest(KeyId.Local(99))],
            RequestsEach: 2),
        NvmAdd,
    ];

    /// <summary>The private key of <see cref="Sign"/>.</summary>
    public static Bytes Sec1 { get; } = EcKey();

    private static KeyId Key(int number) => KeyId.Local((byte)(number + 1));

    private static KeyCacheRequest Cached(int number, Bytes key) => new(Key(number), ObjectFlags.UsageAny, default, key);

    private static NvmAddRequest Add(int number) =>
        new(new ObjectMetadata(new NvmId((ushort)(number + 1)), 0, ObjectFlags.None, 16, default), s_key);

    private static Bytes EcKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Bytes.Adopt(key.ExportECPrivateKey());
    }
}
