using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE SECURE_BOOT_FINISH: compares the MAC, or stores the first one.</summary>
internal sealed class SheSecureBootFinishHandler : SheHandler<SheSecureBootFinishRequest>
{
    /// <inheritdoc/>
    protected override bool NeedsReady => false;

    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheSecureBootFinishRequest request)
    {
        if (!session.She.IsBooting || session.She.BootRemainingBytes != 0)
        {
            return Answer(HsmStatus.SheSequence);
        }

        var status = SheKey.Read(session, SheSlot.BootMac, out var stored);
        var mac = session.She.ComputeBootMac();
        if (status == HsmStatus.Ok && stored is null)
        {
            status = new SheKey(mac, 0, SheKeyFlags.None).Write(session, SheSlot.BootMac);
        }

        if (status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        var isRight = stored is null || CryptographicOperations.FixedTimeEquals(mac, stored.Value);
        session.She.EndBoot((isRight ? SheStatusFlags.BootOk : SheStatusFlags.None) | (stored is null ? SheStatusFlags.BootInit : SheStatusFlags.None));
        return Answer(isRight ? HsmStatus.Ok : HsmStatus.SheGeneral);
    }
}
