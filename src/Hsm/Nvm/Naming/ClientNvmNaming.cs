using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// An id is a number among the client's own plain objects, or with the global flag among those of every client:
/// <see cref="NvmIdScheme.PerClient"/>, as wolfHSM's key ids.
/// </summary>
internal sealed class ClientNvmNaming : NvmNaming
{
    /// <inheritdoc/>
    public override bool Admits(ClientId client) => client != ClientId.Global;

    /// <inheritdoc/>
    public override bool MayAdd(NvmId named)
    {
        var id = new KeyId(named.Value);
        return id.Number != 0 && !id.IsWrappedOrHardware;
    }

    /// <inheritdoc/>
    public override NvmId ToServer(ClientId client, NvmId named)
    {
        // The other flags and the bits above them mean nothing here; where an object would be added they are refused before.
        var id = new KeyId(named.Value);
        return id.Number == 0 ? NvmId.None : NvmId.Of(ObjectType.Object, Owner(client, id), id.Number);
    }

    /// <inheritdoc/>
    public override NvmId ToClient(NvmId id) => new(id.ToKeyId().Value);

    /// <inheritdoc/>
    public override NvmListResponse List(ClientId client, NvmId start, NvmLog log)
    {
        var owner = Owner(client, new KeyId(start.Value));
        var (count, id) = log.Next(
            ToServer(client, start), id => id.Type == ObjectType.Object && id.User == owner && id.Number != 0);
        return new NvmListResponse(count, count == 0 ? NvmId.None : ToClient(id));
    }

    /// <inheritdoc/>
    public override bool ReachesRoot(ClientId client, NvmId root) =>
        root.Type == ObjectType.Object && (root.User == ClientId.Global || root.User == client);

    private static ClientId Owner(ClientId client, KeyId id) => id.IsGlobal ? ClientId.Global : client;
}
