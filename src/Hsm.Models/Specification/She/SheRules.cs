using Hsm.Abstractions;

namespace Hsm.Models.Specification.She;

/// <summary>Slots, and what their keys are used for: ciphers and MACs.</summary>
internal static class SheRules
{
    public const int SecretKey = 0;
    public const int MasterKey = 1;
    public const int BootMacKey = 2;
    public const int BootMac = 3;
    public const int FirstKey = 4;
    public const int LastKey = 13;
    public const int RamKey = 14;
    public const int Seed = 15;

    /// <summary>Done, with the session's SHE as given.</summary>
    public static void Become(Situation now, SheModel she) => now.Done(After(now.State, now, she));

    public static HsmState After(HsmState state, Situation now, SheModel she) => state.With(state.Session(now.Session) with { She = she });

    public static void Cipher(Situation now, int slot, Bytes data, (CipherDirection Direction, Bytes Iv) mode)
    {
        if (TryUse(now, slot, forMac: false, out Bytes key))
        {
            now.Tell(new SheCipherResponse(data.IsEmpty ? data
                : mode.Direction == CipherDirection.Encrypt ? SheMath.Encrypt(key, data, mode.Iv)
                : SheMath.Decrypt(key, data, mode.Iv)));
        }
    }

    public static void GenerateMac(Situation now, SheGenerateMacRequest request)
    {
        if (TryUse(now, request.KeySlot, forMac: true, out Bytes key))
        {
            now.Tell(new SheGenerateMacResponse(SheMath.Mac(key, request.Message)));
        }
    }

    public static void VerifyMac(Situation now, SheVerifyMacRequest request)
    {
        if (TryUse(now, request.KeySlot, forMac: true, out Bytes key))
        {
            now.Tell(new SheVerifyMacResponse(SheMath.Mac(key, request.Message).Slice(0, request.Mac.Length) == request.Mac));
        }
    }

    /// <summary>Takes the key of any slot; refuses an empty one, and one that boot locks.</summary>
    public static bool TryTake(Situation now, int slot, out SheSlotModel taken)
    {
        SheModel she = now.State.Session(now.Session).She;
        taken = slot == RamKey ? new SheSlotModel(she.RamKey, 0, 0) : SheSlotModel.Of(now, slot);
        HsmStatus status = taken.IsEmpty ? HsmStatus.SheKeyEmpty
            : (taken.Flags & SheSlotModel.BootProtected) != 0 && (she.Boot & SheStatusFlags.BootOk) == SheStatusFlags.None ? HsmStatus.SheKeyNotAvailable
            : HsmStatus.Ok;
        if (status != HsmStatus.Ok)
        {
            now.Refuse(status);
        }

        return status == HsmStatus.Ok;
    }

    private static bool TryUse(Situation now, int slot, bool forMac, out Bytes key)
    {
        key = default;
        if (slot is < FirstKey or > RamKey)
        {
            now.Refuse(HsmStatus.SheKeyInvalid);
            return false;
        }

        if (!TryTake(now, slot, out SheSlotModel taken))
        {
            return false;
        }

        key = taken.Key;
        bool fits = slot == RamKey || (taken.Flags & SheSlotModel.ForMac) != 0 == forMac;
        if (!fits)
        {
            now.Refuse(HsmStatus.SheKeyInvalid);
        }

        return fits;
    }
}
