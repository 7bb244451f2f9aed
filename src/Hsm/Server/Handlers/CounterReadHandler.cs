using Hsm.Abstractions;

namespace Hsm;

/// <summary>COUNTER READ.</summary>
internal sealed class CounterReadHandler : RequestHandler<CounterReadRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CounterReadRequest request)
    {
        using var held = session.LockShared(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        return session.Server.Store.Find(request.Id.ToNvmId(session.Client)) is { } counter
            ? new CounterResponse(CounterObject.ValueOf(counter))
            : Answer(HsmStatus.NotFound);
    }
}
