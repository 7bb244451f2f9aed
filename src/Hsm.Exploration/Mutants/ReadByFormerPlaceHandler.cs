using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// N3. Looks the object up under the lock, gives the lock up, then reads at the place it was told: another session may have
/// moved the object by a partition switch in between (wolfHSM, stress phases that mix reads and reclaim).
/// </summary>
internal sealed class ReadByFormerPlaceHandler : RequestHandler<NvmReadRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, NvmReadRequest request)
    {
        if (request.OffsetBytes < 0 || request.LengthBytes is < 0 or > ushort.MaxValue)
        {
            return Answer(HsmStatus.BadArgs);
        }

        var store = session.Server.Store;
        NvmEntry? entry;
        using (var looking = session.LockShared(Guarded.Store))
        {
            if (looking.Failed)
            {
                return Answer(looking.Status);
            }

            entry = store.Log.Find(request.Id);
        }

        if (entry is null || !ObjectPolicy.MayExport(entry.Metadata))
        {
            return Answer(entry is null ? HsmStatus.NotFound : HsmStatus.Access);
        }

        if (request.OffsetBytes >= entry.Metadata.Length)
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var reading = session.LockShared(Guarded.Store);
        if (reading.Failed)
        {
            return Answer(reading.Status);
        }

        var data = new byte[Math.Min(request.LengthBytes, entry.Metadata.Length - request.OffsetBytes)];
        var status = store.ReadData(entry, request.OffsetBytes, data);
        return status == HsmStatus.Ok ? new NvmReadResponse(Bytes.Adopt(data)) : Answer(status);
    }
}
