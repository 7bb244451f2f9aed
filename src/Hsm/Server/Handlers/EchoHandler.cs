using Hsm.Abstractions;

namespace Hsm;

/// <summary>ECHO: touches no state.</summary>
internal sealed class EchoHandler : RequestHandler<EchoRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, EchoRequest request)
        => request.Data.Length <= session.Server.CommDataLengthBytes
            ? new EchoResponse(request.Data)
            : Answer(HsmStatus.BadArgs);
}
