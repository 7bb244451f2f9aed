using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM ADDOBJECT: metadata and data are one record; cached copies of the old object go.</summary>
internal sealed class NvmAddHandler : NvmRequestHandler<NvmAddRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Answer(SessionState session, NvmAddRequest request)
    {
        var length = request.Data.Length;
        var naming = session.Server.NvmIds;
        if (!naming.MayAdd(request.Metadata.Id) || length != request.Metadata.Length
            || length > session.Server.CommDataLengthBytes)
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var held = session.Lock(Guarded.Both);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var id = naming.ToServer(session.Client, request.Metadata.Id);
        return Store(session, request with { Metadata = request.Metadata with { Id = id } });
    }

    /// <summary>Stores an object. Changes Both.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="request">What to store, by the server's id; its shape was checked.</param>
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
