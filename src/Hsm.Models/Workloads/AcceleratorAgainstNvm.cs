using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// A1. Each session encrypts with a key that only NVM has, and writes to NVM: one commits a key, the other adds an
/// object. Telling: loading the key needs NVM, encrypting needs the accelerator; whoever holds one while waiting for the
/// other meets the session that does it the other way round, and both wait for ever.
/// </summary>
public sealed class AcceleratorAgainstNvm : Workload
{
    private static readonly KeyId s_key = KeyId.Global(7);
    private static readonly KeyId s_other = KeyId.Global(8);
    private static readonly ObjectLabel s_label = ObjectLabel.FromText("resident");

    /// <inheritdoc/>
    public override string Name => "accelerator-against-nvm";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["A1"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(Encrypt(s_key, 1));
            client.Send(new KeyCommitRequest(s_other));
        }),
        new(1, static client =>
        {
            var metadata = new ObjectMetadata(new NvmId(0x0042), 0, ObjectFlags.None, 8, s_label);
            client.Send(new NvmAddRequest(metadata, Bytes.Repeat(0x42, 8)));
            client.Send(Encrypt(s_key, 2));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[0], new KeyCacheRequest(s_key, ObjectFlags.UsageEncrypt, s_label, Bytes.Repeat(0x77, 16)));
        Require(sessions[0], new KeyCommitRequest(s_key));

        // A committed key may always be evicted; from now on NVM alone has it.
        Require(sessions[0], new KeyEvictRequest(s_key));
        Require(sessions[0], new KeyCacheRequest(s_other, ObjectFlags.UsageEncrypt, s_label, Bytes.Repeat(0x88, 16)));
    }

    private static AesGcmEncryptRequest Encrypt(KeyId key, byte iv) =>
        new(key, Bytes.Repeat(iv, 12), Bytes.Empty, Bytes.Repeat(0x20, 16));
}
