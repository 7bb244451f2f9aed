using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// K3. Reads the metadata, then the bytes, each under the lock and each judged by its policy: the label may be that of a
/// version which another session has replaced when the bytes are read (wolfHSM 275).
/// </summary>
internal sealed class TornExportHandler : RequestHandler<KeyExportRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyExportRequest request)
    {
        if (!session.TryAddress(request.Id, out var id))
        {
            return Answer(HsmStatus.BadArgs);
        }

        var reader = session.Server.Components.KeyReader;
        var status = reader.Take(session, id, out var described);
        if (described is null)
        {
            return Answer(status);
        }

        using (described)
        {
            status = reader.Take(session, id, out var read);
            if (read is null)
            {
                return Answer(status);
            }

            using (read)
            {
                return ObjectPolicy.MayExport(described.Metadata) && ObjectPolicy.MayExport(read.Metadata)
                    ? new KeyExportResponse(described.Metadata.Label, new Bytes(read.Material.Span))
                    : Answer(HsmStatus.Access);
            }
        }
    }
}
