using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>H2. Looks whether a boot MAC is stored, then stores the first one in a step of its own: two loaders are the first.</summary>
internal sealed class LateFirstMacHandler : RequestHandler<SheSecureBootFinishRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, SheSecureBootFinishRequest request)
    {
        SheKey? stored = null;
        using (var looking = session.LockShared(Guarded.Store))
        {
            var status = looking.Failed ? looking.Status : Find(session, out stored);
            if (status != HsmStatus.Ok)
            {
                return Answer(status);
            }
        }

        var mac = session.She.ComputeBootMac();
        if (stored is not null)
        {
            var isRight = CryptographicOperations.FixedTimeEquals(mac, stored.Value);
            session.She.EndBoot(isRight ? SheStatusFlags.BootOk : SheStatusFlags.None);
            return Answer(isRight ? HsmStatus.Ok : HsmStatus.SheGeneral);
        }

        using var held = session.Lock(Guarded.Store);
        var written = held.Failed ? held.Status : new SheKey(mac, 0, SheKeyFlags.None).Write(session, SheSlot.BootMac);
        if (written == HsmStatus.Ok)
        {
            session.She.EndBoot(SheStatusFlags.BootOk | SheStatusFlags.BootInit);
        }

        return Answer(written);
    }

    private static HsmStatus Find(SessionState session, out SheKey? stored)
    {
        stored = null;
        return !session.She.IsBooting || session.She.BootRemainingBytes != 0 ? HsmStatus.SheSequence
            : SheKey.Read(session, SheSlot.BootMac, out stored);
    }
}
