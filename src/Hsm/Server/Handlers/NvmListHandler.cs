using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM LIST: one step through the directory as it is now.</summary>
internal sealed class NvmListHandler : NvmRequestHandler<NvmListRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Answer(SessionState session, NvmListRequest request)
    {
        using var held = session.LockShared(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        return session.Server.NvmIds.List(session.Client, request.StartId, session.Server.Store.Log);
    }
}
