using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// N11. Keeps the client that asks where every session's requests find it, and looks there for whose number an id is: another
/// session has asked meanwhile.
/// </summary>
/// <param name="right">The right one, which goes by the client it is given.</param>
internal sealed class RememberingNvmNaming(NvmNaming right) : NvmNaming
{
    private ClientId _client;

    /// <inheritdoc/>
    public override bool Admits(ClientId client)
    {
        _client = client;
        return right.Admits(client);
    }

    /// <inheritdoc/>
    public override bool MayAdd(NvmId named) => right.MayAdd(named);

    /// <inheritdoc/>
    public override NvmId ToServer(ClientId client, NvmId named) => right.ToServer(_client, named);

    /// <inheritdoc/>
    public override NvmId ToClient(NvmId id) => right.ToClient(id);

    /// <inheritdoc/>
    public override NvmListResponse List(ClientId client, NvmId start, NvmLog log) => right.List(_client, start, log);

    /// <inheritdoc/>
    public override bool ReachesRoot(ClientId client, NvmId root) => right.ReachesRoot(client, root);
}
