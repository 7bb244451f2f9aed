using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Models.Workloads;

/// <summary>
/// K5. One session signs with a key that is to leave the shared cache afterwards; meanwhile the other replaces the key
/// and looks whether its own is there. Telling: the key that leaves is the one that signed, not whatever has its id by then.
/// </summary>
public sealed class SignAndEvict : Workload
{
    private static readonly KeyId s_key = KeyId.Global(6);
    private static readonly ObjectLabel s_label = ObjectLabel.FromText("signing key");
    private static readonly Bytes s_first = Generate(3);
    private static readonly Bytes s_second = Generate(4);

    /// <inheritdoc/>
    public override string Name => "sign-and-evict";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["K5"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new EcdsaSignRequest(s_key, Bytes.Repeat(1, 32)) { EvictsKey = true })),
        new(1, static client =>
        {
            client.Send(new KeyEvictRequest(s_key));
            client.Send(new KeyCacheRequest(s_key, ObjectFlags.None, s_label, s_second));
            client.Send(new KeyExportRequest(s_key));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[0], new KeyCacheRequest(s_key, ObjectFlags.UsageSign, s_label, s_first));
    }

    private static Bytes Generate(ulong seed)
    {
        new SoftwareCryptoModel().Ecc.GenerateKey(EccCurve.P256, new SeededRandomSource(seed), out byte[] key);
        return Bytes.Adopt(key);
    }
}
