using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE SECURE_BOOT_UPDATE.</summary>
internal sealed class SheSecureBootUpdateHandler : SheHandler<SheSecureBootUpdateRequest>
{
    /// <inheritdoc/>
    protected override bool NeedsReady => false;

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheSecureBootUpdateRequest request)
    {
        if (!session.She.IsBooting || (uint)request.Data.Length > session.She.BootRemainingBytes)
        {
            return Answer(HsmStatus.SheSequence);
        }

        session.She.UpdateBoot(request.Data.Span);
        return Answer(HsmStatus.Ok);
    }
}
