using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Models.Workloads;

/// <summary>
/// K4. One session asks for the point of a key in the shared cache while the other evicts it and puts another key into
/// its slot. Telling: the point is that of one of the two keys; that of a mixture, or of zeros, is none.
/// </summary>
public sealed class PointOfReplacedKey : Workload
{
    private static readonly KeyId s_key = KeyId.Global(5);
    private static readonly ObjectLabel s_label = ObjectLabel.FromText("curve key");
    private static readonly Bytes s_first = Generate(1);
    private static readonly Bytes s_second = Generate(2);

    /// <inheritdoc/>
    public override string Name => "point-of-replaced-key";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["K4"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(new EccMakePubRequest(s_key));
            client.Send(new EccCheckPubRequest(s_key, EccCurve.P256, default));
        }),
        new(1, static client =>
        {
            client.Send(new KeyEvictRequest(s_key));
            client.Send(new KeyCacheRequest(s_key, ObjectFlags.None, s_label, s_second));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[0], new KeyCacheRequest(s_key, ObjectFlags.None, s_label, s_first));
    }

    private static Bytes Generate(ulong seed)
    {
        new SoftwareCryptoModel().Ecc.GenerateKey(EccCurve.P256, new SeededRandomSource(seed), out byte[] key);
        return Bytes.Adopt(key);
    }
}
