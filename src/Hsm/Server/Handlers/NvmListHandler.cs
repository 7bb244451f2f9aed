using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM LIST: one step through the directory as it is now.</summary>
internal sealed class NvmListHandler : RequestHandler<NvmListRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, NvmListRequest request)
    {
        using var held = session.LockShared(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var (count, id) = session.Server.Store.Log.Next(request.StartId);
        return new NvmListResponse(count, id);
    }
}
