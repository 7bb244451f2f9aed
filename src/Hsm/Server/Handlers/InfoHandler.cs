using Hsm.Abstractions;

namespace Hsm;

/// <summary>INFO: touches no state.</summary>
internal sealed class InfoHandler : RequestHandler<InfoRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, InfoRequest request)
        => new InfoResponse(session.Server.Info);
}
