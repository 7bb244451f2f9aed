using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE EXPORT_RAM_KEY: the messages that load it, authorised by SECRET_KEY.</summary>
internal sealed class SheExportRamKeyHandler : SheHandler<SheExportRamKeyRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheExportRamKeyRequest request)
    {
        if (session.She.RamKey is not { } key || !session.She.IsRamKeyPlain)
        {
            return Answer(HsmStatus.SheKeyInvalid);
        }

        var status = TakeAny(session, SheSlot.SecretKey, out var secret);
        if (status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        byte[] one = [.. session.She.Uid!, ((int)SheSlot.RamKey << 4) | (int)SheSlot.SecretKey];
        var two = SheUpdate.MessageTwo(secret!.Value, key);
        var three = SheUpdate.MessageThree(secret.Value, one, two);
        var four = SheUpdate.MessageFour(one, key);
        return new SheExportRamKeyResponse(
            Bytes.Adopt(one), Bytes.Adopt(two), Bytes.Adopt(three), Bytes.Adopt(four), Bytes.Adopt(SheUpdate.MessageFive(key, four)));
    }
}
