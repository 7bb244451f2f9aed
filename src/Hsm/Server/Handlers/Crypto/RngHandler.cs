using Hsm.Abstractions;

namespace Hsm;

/// <summary>RNG: from the session's own generator.</summary>
internal sealed class RngHandler : RequestHandler<RngRequest>
{
    // Response header and length field (protocol page 8).
    private const int OverheadBytes = 16;

    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, RngRequest request)
    {
        if (request.LengthBytes < 0)
        {
            return Answer(HsmStatus.BadArgs);
        }

        var bytes = new byte[Math.Min(request.LengthBytes, session.Server.CommDataLengthBytes - OverheadBytes)];
        session.Server.Components.Crypto.Random.SourceOf(session).Fill(bytes);
        return new RngResponse(Bytes.Adopt(bytes));
    }
}
