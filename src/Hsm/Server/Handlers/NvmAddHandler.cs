using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM ADDOBJECT: metadata and data are one record; cached copies of the old object go.</summary>
internal sealed class NvmAddHandler : RequestHandler<NvmAddRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, NvmAddRequest request)
    {
        var length = request.Data.Length;
        if (request.Metadata.Id == NvmId.None || length != request.Metadata.Length
            || length > session.Server.CommDataLengthBytes)
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var held = session.Lock(Guarded.Both);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        return Store(session, request);
    }

    /// <summary>Stores an object. Changes Both.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="request">What to store; its shape was checked.</param>
    /// <returns>The answer.</returns>
    internal static HsmResponse Store(SessionState session, NvmAddRequest request)
    {
        var server = session.Server;
        var id = request.Metadata.Id;
        if (ObjectPolicy.IsServers(id) || !ObjectPolicy.MayModify(server.Store.Find(id)))
        {
            return Answer(HsmStatus.Access);
        }

        var metadata = request.Metadata with { Flags = ObjectPolicy.FromClient(request.Metadata.Flags) };
        var status = server.Store.Add(metadata, request.Data.Span, reclaims: false);
        if (status == HsmStatus.Ok)
        {
            server.Caches.DropCopies(id);
        }

        return Answer(status);
    }
}
