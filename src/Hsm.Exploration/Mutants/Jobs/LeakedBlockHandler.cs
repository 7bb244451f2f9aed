using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// P2. Blocks pausing while it looks the key up, and returns on an error without allowing it again: from then on nothing
/// on this dispatcher pauses (OpenSSL, ASYNC_block_pause without its unblock).
/// </summary>
/// <param name="right">The right handler.</param>
internal sealed class LeakedBlockHandler(RequestHandler right) : RequestHandler<AesGcmEncryptRequest>
{
    /// <inheritdoc/>
    public override JobStep Begin(SessionState session, HsmRequest request)
    {
        var blocked = session.BlockPause();
        var status = session.TryAddress(((AesGcmEncryptRequest)request).Key, out var id)
            ? session.Server.Components.KeyReader.Take(session, id, out var key)
            : HsmStatus.BadArgs;
        if (status != HsmStatus.Ok)
        {
            return JobStep.Done(Answer(status));
        }

        blocked.Dispose();
        return right.Begin(session, request);
    }

    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, AesGcmEncryptRequest request) => right.Handle(session, request);
}
