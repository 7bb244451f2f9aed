using Hsm.Abstractions;

namespace Hsm;

/// <summary>An id is the object's own: <see cref="NvmIdScheme.Raw"/>.</summary>
internal sealed class RawNvmNaming : NvmNaming
{
    /// <inheritdoc/>
    public override bool Admits(ClientId client) => true;

    /// <inheritdoc/>
    public override bool MayAdd(NvmId named) => named != NvmId.None;

    /// <inheritdoc/>
    public override NvmId ToServer(ClientId client, NvmId named) => named;

    /// <inheritdoc/>
    public override NvmId ToClient(NvmId id) => id;

    /// <inheritdoc/>
    public override NvmListResponse List(ClientId client, NvmId start, NvmLog log)
    {
        var (count, id) = log.Next(start);
        return new NvmListResponse(count, id);
    }

    /// <inheritdoc/>
    public override bool ReachesRoot(ClientId client, NvmId root) => true;
}
