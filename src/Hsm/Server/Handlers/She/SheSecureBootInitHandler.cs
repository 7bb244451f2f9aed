using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE SECURE_BOOT_INIT: once in a session.</summary>
internal sealed class SheSecureBootInitHandler : SheHandler<SheSecureBootInitRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheSecureBootInitRequest request)
    {
        if (session.She.Boot != SheStatusFlags.None)
        {
            return Answer(HsmStatus.SheSequence);
        }

        var status = SheKey.Read(session, SheSlot.BootMacKey, out var key);
        if (status != HsmStatus.Ok || key is null)
        {
            return Answer(status == HsmStatus.Ok ? HsmStatus.SheNoSecureBoot : status);
        }

        session.She.BeginBoot(key.Value, request.LengthBytes);
        return Answer(HsmStatus.Ok);
    }
}
