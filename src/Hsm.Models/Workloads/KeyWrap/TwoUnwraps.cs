using Hsm.Abstractions;

namespace Hsm.Models.Workloads.KeyWrap;

/// <summary>
/// Two sessions unwrap different keys that were wrapped under one global id, and export what is there. Telling: the first
/// one gets the id and the second is refused, so looking whether the id is free and taking the slot must be one step (V1).
/// </summary>
public sealed class TwoUnwraps : Workload
{
    private static readonly KeyId s_wrapping = new(KeyId.HardwareFlag | WorkloadServer.HardwareKeyNumber);
    private static readonly KeyId s_unwrapped = new(KeyId.WrappedFlag | KeyId.GlobalFlag | 6);

    /// <inheritdoc/>
    public override string Name => "two-unwraps";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["V1"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => WrapAndUnwrap(client, 0x11)),
        new(1, static client => WrapAndUnwrap(client, 0x22)),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions) => Init(sessions, isOneClient: false);

    /// <inheritdoc/>
    public override void Finish(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        sessions[0].Send(new KeyExportRequest(s_unwrapped));
    }

    private static void WrapAndUnwrap(IHsmClient client, byte content)
    {
        var metadata = new ObjectMetadata(s_unwrapped.ToNvmId(ClientId.Global), 0, ObjectFlags.UsageEncrypt, 16, default);
        if (client.Send(new KeyWrapRequest(s_wrapping, metadata, Bytes.Repeat(content, 16))) is KeyWrapResponse { WrappedKey: var blob })
        {
            client.Send(new KeyUnwrapCacheRequest(s_wrapping, blob));
        }
    }
}
