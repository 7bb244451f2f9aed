using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>Transfers what the scenario says, then answers as ECHO does.</summary>
/// <param name="script">What to transfer.</param>
internal sealed class TransferHandler(TransferScript script) : PausingHandler<EchoRequest>
{
    /// <inheritdoc/>
    protected override JobStep Begin(SessionState session, EchoRequest request)
    {
        HsmResponse Finish(HsmStatus status) => status == HsmStatus.Ok ? new EchoResponse(request.Data) : new StatusResponse(status);
        if (script.MayPause)
        {
            return PausedTransfer.Begin(session, script.Transfer!, Finish);
        }

        using var blocked = session.BlockPause();
        return PausedTransfer.Begin(session, script.Transfer!, Finish);
    }
}
