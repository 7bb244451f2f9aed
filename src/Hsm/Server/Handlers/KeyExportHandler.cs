using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY EXPORT: policy, label and bytes are those of one snapshot.</summary>
internal sealed class KeyExportHandler : RequestHandler<KeyExportRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyExportRequest request)
    {
        if (!session.TryAddress(request.Id, out var id))
        {
            return Answer(ObjectPolicy.Misnamed(request.Id));
        }

        var status = session.Server.Components.KeyReader.Take(session, id, out var snapshot);
        if (snapshot is null)
        {
            return Answer(status);
        }

        using (snapshot)
        {
            return ObjectPolicy.MayExport(snapshot.Metadata)
                ? new KeyExportResponse(snapshot.Metadata.Label, new Bytes(snapshot.Material.Span))
                : Answer(HsmStatus.Access);
        }
    }
}
