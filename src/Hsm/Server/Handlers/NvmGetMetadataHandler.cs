using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM GETMETADATA.</summary>
internal sealed class NvmGetMetadataHandler : RequestHandler<NvmGetMetadataRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, NvmGetMetadataRequest request)
    {
        using var held = session.LockShared(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        return session.Server.Store.Find(request.Id) is { } metadata
            ? new NvmGetMetadataResponse(metadata)
            : Answer(HsmStatus.NotFound);
    }
}
