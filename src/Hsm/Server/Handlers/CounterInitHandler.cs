using Hsm.Abstractions;

namespace Hsm;

/// <summary>COUNTER INIT: creates or resets.</summary>
internal sealed class CounterInitHandler : RequestHandler<CounterInitRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CounterInitRequest request)
    {
        using var held = session.Lock(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var store = session.Server.Store;
        var id = request.Id.ToNvmId(session.Client);
        if (!ObjectPolicy.MayModify(store.Find(id)))
        {
            return Answer(HsmStatus.Access);
        }

        var status = store.Add(CounterObject.Create(id, request.Value), data: [], reclaims: true);
        return status == HsmStatus.Ok ? new CounterResponse(request.Value) : Answer(status);
    }
}
