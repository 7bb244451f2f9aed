using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// K2. Checks the policy of the key that is there, then exports the key that is there: another session may have put one
/// that must not leave the server in between (wolfHSM 438).
/// </summary>
internal sealed class CheckThenExportHandler : RequestHandler<KeyExportRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyExportRequest request)
    {
        if (!session.TryAddress(request.Id, out var id))
        {
            return Answer(HsmStatus.BadArgs);
        }

        var reader = session.Server.Components.KeyReader;
        var status = reader.Take(session, id, out var judged);
        if (judged is null)
        {
            return Answer(status);
        }

        using (judged)
        {
            if (!ObjectPolicy.MayExport(judged.Metadata))
            {
                return Answer(HsmStatus.Access);
            }
        }

        status = reader.Take(session, id, out var exported);
        if (exported is null)
        {
            return Answer(status);
        }

        using (exported)
        {
            return new KeyExportResponse(exported.Metadata.Label, new Bytes(exported.Material.Span));
        }
    }
}
