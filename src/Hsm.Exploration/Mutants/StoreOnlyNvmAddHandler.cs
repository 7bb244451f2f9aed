using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// G1. Writes the object under the store's lock alone, and then drops the copies: in between, NVM has the new object and
/// the caches the old one.
/// </summary>
internal sealed class StoreOnlyNvmAddHandler : RequestHandler<NvmAddRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, NvmAddRequest request)
    {
        if (request.Metadata.Id == NvmId.None || request.Data.Length != request.Metadata.Length)
        {
            return Answer(HsmStatus.BadArgs);
        }

        HsmStatus status;
        using (var held = session.Lock(Guarded.Store))
        {
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            var store = session.Server.Store;
            var metadata = request.Metadata with { Flags = ObjectPolicy.FromClient(request.Metadata.Flags) };
            status = ObjectPolicy.MayModify(store.Find(metadata.Id))
                ? store.Add(metadata, request.Data.Span, reclaims: false)
                : HsmStatus.Access;
        }

        if (status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        using var caches = session.Lock(Guarded.Caches);
        if (!caches.Failed)
        {
            session.Server.Caches.DropCopies(request.Metadata.Id);
        }

        return Answer(HsmStatus.Ok);
    }
}
