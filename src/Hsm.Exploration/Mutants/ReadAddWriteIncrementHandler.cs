using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// N1. Reads the counter under the lock, adds without it, writes under it again: two sessions may add to the same value
/// (wolfHSM 275).
/// </summary>
internal sealed class ReadAddWriteIncrementHandler : RequestHandler<CounterIncrementRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CounterIncrementRequest request)
    {
        var store = session.Server.Store;
        ObjectMetadata? counter;
        using (var reading = session.LockStateShared())
        {
            if (reading.Failed)
            {
                return Answer(reading.Status);
            }

            counter = store.Find(request.Id.ToNvmId(session.Client));
        }

        if (counter is null || !ObjectPolicy.MayModify(counter))
        {
            return Answer(counter is null ? HsmStatus.NotFound : HsmStatus.Access);
        }

        var value = CounterObject.ValueOf(counter);
        if (value == uint.MaxValue)
        {
            return new CounterResponse(value);
        }

        using var writing = session.LockState();
        if (writing.Failed)
        {
            return Answer(writing.Status);
        }

        var status = store.Add(CounterObject.WithValue(counter, value + 1), data: [], reclaims: true);
        return status == HsmStatus.Ok ? new CounterResponse(value + 1) : Answer(status);
    }
}
