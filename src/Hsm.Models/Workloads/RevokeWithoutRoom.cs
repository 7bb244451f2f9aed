using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// N4. A short key is in NVM, a longer one of the same id in the cache. One session revokes it, again if that failed, and
/// uses it; the other writes an object that leaves no room for the longer key. Telling: a revocation that found no room
/// has changed nothing, neither the cached key nor what the retry answers. (Made for a log of some 256 bytes.)
/// </summary>
public sealed class RevokeWithoutRoom : Workload
{
    private static readonly KeyId s_key = KeyId.Global(3);
    private static readonly ObjectLabel s_label = ObjectLabel.FromText("to revoke");

    /// <inheritdoc/>
    public override string Name => "revoke-without-room";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["N4"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            if (!client.Send(new KeyRevokeRequest(s_key)).IsOk)
            {
                client.Send(new KeyRevokeRequest(s_key));
            }

            client.Send(new HmacRequest(HashFunction.Sha256, s_key, Bytes.Repeat(1, 8)));
        }),
        new(1, static client => client.Send(Object(new NvmId(2)))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[0], Cache(16));
        Require(sessions[0], new KeyCommitRequest(s_key));
        Require(sessions[0], Object(new NvmId(1)));
        Require(sessions[0], Cache(88));
    }

    private static KeyCacheRequest Cache(int lengthBytes) =>
        new(s_key, ObjectFlags.UsageSign, s_label, Bytes.Repeat(0x44, lengthBytes));

    private static NvmAddRequest Object(NvmId id) =>
        new(new ObjectMetadata(id, 0, ObjectFlags.None, 16, s_label), Bytes.Repeat(0x55, 16));
}
