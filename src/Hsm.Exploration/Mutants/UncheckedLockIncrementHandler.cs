using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// A4. Asks for the lock and does not look at the answer: where the lock was refused, the counter is read, added to and
/// written beside whoever has it (wolfHSM, return codes of the lock callbacks).
/// </summary>
internal sealed class UncheckedLockIncrementHandler : RequestHandler<CounterIncrementRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CounterIncrementRequest request)
    {
        using var held = session.Lock(Guarded.Store);
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
