using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM READ: metadata and data under one hold of the lock.</summary>
internal sealed class NvmReadHandler : NvmRequestHandler<NvmReadRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Answer(SessionState session, NvmReadRequest request)
    {
        if (request.OffsetBytes < 0 || request.LengthBytes is < 0 or > ushort.MaxValue)
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var held = session.LockShared(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var store = session.Server.Store;
        var id = session.Server.NvmIds.ToServer(session.Client, request.Id);
        if (store.Find(id) is not { } metadata)
        {
            return Answer(HsmStatus.NotFound);
        }

        if (!ObjectPolicy.MayExport(metadata))
        {
            return Answer(HsmStatus.Access);
        }

        if (request.OffsetBytes >= metadata.Length)
        {
            return Answer(HsmStatus.BadArgs);
        }

        var data = new byte[Math.Min(request.LengthBytes, metadata.Length - request.OffsetBytes)];
        var status = store.ReadData(id, request.OffsetBytes, data);
        return status == HsmStatus.Ok ? new NvmReadResponse(Bytes.Adopt(data)) : Answer(status);
    }
}
