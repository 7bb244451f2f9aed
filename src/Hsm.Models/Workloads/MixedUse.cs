using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// Three sessions, two of one client, each with a little of everything: keys by chosen id, commit and evict, encryption,
/// a counter, objects. Telling: nothing in particular; it crosses what the small workloads keep apart.
/// </summary>
public sealed class MixedUse : Workload
{
    private static readonly KeyId s_shared = KeyId.Global(4);
    private static readonly CounterId s_counter = new(2);
    private static readonly NvmId s_object = new(0x0100);

    /// <inheritdoc/>
    public override string Name => "mixed-use";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["K1", "N1"];

    /// <inheritdoc/>
    public override int SessionCount => 3;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(Key(KeyId.AssignGlobal, "zero", 0xA0));
            client.Send(new CounterIncrementRequest(s_counter));
            client.Send(new KeyExportRequest(s_shared));
        }),
        new(1, static client =>
        {
            client.Send(new CounterIncrementRequest(s_counter));
            client.Send(new KeyCommitRequest(s_shared));
            client.Send(new KeyEvictRequest(s_shared));
        }),
        new(2, static client =>
        {
            client.Send(Key(KeyId.AssignGlobal, "two", 0xC2));
            client.Send(new AesGcmEncryptRequest(s_shared, Bytes.Repeat(9, 12), Bytes.Empty, Bytes.Repeat(0x2A, 12)));
            client.Send(new NvmAddRequest(
                new ObjectMetadata(s_object, 0, ObjectFlags.None, 8, ObjectLabel.FromText("two")), Bytes.Repeat(2, 8)));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Require(sessions[0], new InitRequest(1));
        Require(sessions[1], new InitRequest(1));
        Require(sessions[2], new InitRequest(2));
        Require(sessions[0], new CounterInitRequest(s_counter, 10));
        Require(sessions[0], Key(s_shared, "shared", 0x44));
    }

    /// <inheritdoc/>
    public override void Finish(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        sessions[1].Send(new CounterReadRequest(s_counter));
        sessions[2].Send(new NvmListRequest(s_object));
        sessions[0].Send(new CloseRequest());
    }

    private static KeyCacheRequest Key(KeyId id, string label, byte content) =>
        new(id, ObjectFlags.UsageEncrypt, ObjectLabel.FromText(label), Bytes.Repeat(content, 16));
}
