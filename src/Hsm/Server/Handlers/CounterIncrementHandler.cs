using Hsm.Abstractions;

namespace Hsm;

/// <summary>COUNTER INCREMENT: reading, adding and writing are one critical section.</summary>
internal sealed class CounterIncrementHandler : RequestHandler<CounterIncrementRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CounterIncrementRequest request)
    {
        using var held = session.Lock(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var store = session.Server.Store;
        if (store.Find(request.Id.ToNvmId(session.Client)) is not { } counter)
        {
            return Answer(HsmStatus.NotFound);
        }

        if (!ObjectPolicy.MayModify(counter))
        {
            return Answer(HsmStatus.Access);
        }

        var value = CounterObject.ValueOf(counter);
        if (value == uint.MaxValue)
        {
            return new CounterResponse(value);
        }

        var status = store.Add(CounterObject.WithValue(counter, value + 1), data: [], reclaims: true);
        return status == HsmStatus.Ok ? new CounterResponse(value + 1) : Answer(status);
    }
}
