using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM GETMETADATA.</summary>
internal sealed class NvmGetMetadataHandler : NvmRequestHandler<NvmGetMetadataRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Answer(SessionState session, NvmGetMetadataRequest request)
    {
        using var held = session.LockShared(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var naming = session.Server.NvmIds;
        return session.Server.Store.Find(naming.ToServer(session.Client, request.Id)) is { } metadata
            ? new NvmGetMetadataResponse(metadata with { Id = naming.ToClient(metadata.Id) })
            : Answer(HsmStatus.NotFound);
    }
}
