using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE GET_STATUS.</summary>
internal sealed class SheGetStatusHandler : SheHandler<SheGetStatusRequest>
{
    /// <inheritdoc/>
    protected override bool NeedsReady => false;

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheGetStatusRequest request)
        => new SheGetStatusResponse(session.She.Status);
}
