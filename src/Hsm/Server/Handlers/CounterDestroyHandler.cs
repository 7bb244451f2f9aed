using Hsm.Abstractions;

namespace Hsm;

/// <summary>COUNTER DESTROY: absent is as good as destroyed.</summary>
internal sealed class CounterDestroyHandler : RequestHandler<CounterDestroyRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CounterDestroyRequest request)
    {
        using var held = session.Lock(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var store = session.Server.Store;
        var id = request.Id.ToNvmId(session.Client);
        return Answer(ObjectPolicy.MayDestroy(store.Find(id)) ? store.Destroy([id]) : HsmStatus.Access);
    }
}
