using Hsm.Abstractions;

namespace Benchmarks.Server;

/// <summary>What each session of a run asks for, again and again.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Setup">Asked once, after INIT.</param>
/// <param name="Cycle">Asked in turn.</param>
/// <param name="RequestsEach">How many requests of the cycle make one unit of the table.</param>
internal sealed record ServerWork(string Name, Func<int, HsmRequest[]> Setup, Func<int, HsmRequest[]> Cycle, int RequestsEach = 1)
{
    private static readonly Bytes s_key = Bytes.Repeat(7, 16);
    private static readonly Bytes s_iv = Bytes.Repeat(1, 12);

    public static IReadOnlyList<ServerWork> All { get; } =
    [
        new("echo 16 B", static _ => [], static _ => [new EchoRequest(s_key)]),
        new(
            "AES-GCM 1 KiB",
            static number => [new KeyCacheRequest(KeyId.Local((byte)(number + 1)), ObjectFlags.UsageAny, default, s_key)],
            static number => [new AesGcmEncryptRequest(KeyId.Local((byte)(number + 1)), s_iv, default, Bytes.Repeat(9, 1024))]),
        new(
            "counter increment",
            static number => [new CounterInitRequest(new CounterId((byte)(number + 1)), 0)],
            static number => [new CounterIncrementRequest(new CounterId((byte)(number + 1)))]),
        new(
            "key cache + evict",
            static _ => [],
            static _ => [new KeyCacheRequest(KeyId.Local(99), ObjectFlags.UsageAny, default, s_key), new KeyEvictRequest(KeyId.Local(99))],
            RequestsEach: 2),

        // ADDOBJECT does not reclaim by itself: an empty DESTROY does, before eight sessions have filled a partition.
        new("NVM add", static _ => [], static number => [.. Enumerable.Repeat(Add(number), 31), new NvmDestroyRequest(new NvmIdList())]),
    ];

    private static NvmAddRequest Add(int number) =>
        new(new ObjectMetadata(new NvmId((ushort)(number + 1)), 0, ObjectFlags.None, 16, default), s_key);
}
