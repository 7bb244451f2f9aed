using System.Buffers.Binary;
using Hsm.Abstractions;
using Hsm.Models.Specification.Rules;

namespace Hsm.Models.Specification.She;

/// <summary>The memory update protocol (AUTOSAR SHE 4.9).</summary>
internal static class SheUpdateRules
{
    public static void Load(Situation now, SheModel she, SheLoadKeyRequest request)
    {
        int slots = request.MessageOne.Span[SheMath.Block - 1];
        int slot = slots >> 4;
        int by = slots & 0xF;
        SheSlotModel there = slot == SheRules.RamKey ? default : SheSlotModel.Of(now, slot);
        bool isProtected = (there.Flags & SheSlotModel.WriteProtected) != 0;
        if (isProtected || !IsAuthorised(slot, by))
        {
            now.Refuse(isProtected ? HsmStatus.SheWriteProtected : HsmStatus.SheKeyInvalid);
            return;
        }

        if (!SheRules.TryTake(now, by, out SheSlotModel authorising))
        {
            return;
        }

        var signed = new Bytes([.. request.MessageOne.Span, .. request.MessageTwo.Span]);
        SheSlotModel loaded = Read(SheMath.Decrypt(SheMath.Derive(authorising.Key, SheMath.EncryptionConstant), request.MessageTwo, Zeros));
        Bytes uid = request.MessageOne.Slice(0, SheMath.Block - 1);
        bool isWildcard = uid == Bytes.Repeat(0, uid.Length) && (there.Flags & SheSlotModel.Wildcard) != 0;
        HsmStatus status = SheMath.Mac(SheMath.Derive(authorising.Key, SheMath.MacConstant), signed) != request.MessageThree ? HsmStatus.SheKeyUpdate
            : uid != she.Uid && !isWildcard ? HsmStatus.SheKeyUpdate
            : slot != SheRules.RamKey && loaded.Counter <= there.Counter ? HsmStatus.SheKeyUpdate
            : HsmStatus.Ok;
        if (status != HsmStatus.Ok)
        {
            now.Refuse(status);
            return;
        }

        if (slot == SheRules.RamKey)
        {
            loaded = new SheSlotModel(loaded.Key, 0, 0);
            Prove(now, loaded, slots, SheRules.After(now.State, now, she with { RamKey = loaded.Key, IsPlain = false }));
        }
        else if (NvmWrites.Write(now, loaded.ToObject(now, slot), reclaims: true) is { } written)
        {
            Prove(now, loaded, slots, written);
        }
        else
        {
            now.Refuse(HsmStatus.NoSpace);
        }
    }

    public static void Export(Situation now, SheModel she)
    {
        if (she.RamKey.IsEmpty || !she.IsPlain)
        {
            now.Refuse(HsmStatus.SheKeyInvalid);
            return;
        }

        if (!SheRules.TryTake(now, SheRules.SecretKey, out SheSlotModel secret))
        {
            return;
        }

        var one = new Bytes([.. she.Uid.Span, SheRules.RamKey << 4]);
        Bytes two = SheMath.Encrypt(
            SheMath.Derive(secret.Key, SheMath.EncryptionConstant), new Bytes([.. new byte[SheMath.Block], .. she.RamKey.Span]), Zeros);
        Bytes three = SheMath.Mac(SheMath.Derive(secret.Key, SheMath.MacConstant), new Bytes([.. one.Span, .. two.Span]));
        (Bytes four, Bytes five) = Proof(she, new SheSlotModel(she.RamKey, 0, 0), SheRules.RamKey << 4);
        now.Tell(new SheExportRamKeyResponse(one, two, three, four, five));
    }

    private static Bytes Zeros => Bytes.Repeat(0, SheMath.Block);

    private static bool IsAuthorised(int slot, int by) => slot switch
    {
        SheRules.MasterKey => by is SheRules.MasterKey or SheRules.SecretKey,
        SheRules.BootMacKey or SheRules.BootMac => by is SheRules.MasterKey or SheRules.BootMacKey,
        SheRules.RamKey => by is SheRules.SecretKey or (>= SheRules.FirstKey and <= SheRules.LastKey),
        >= SheRules.FirstKey and <= SheRules.LastKey => by == slot || by == SheRules.MasterKey,
        _ => false,
    };

    // 28 bits of counter, then five flags, write protection first.
    private static SheSlotModel Read(Bytes plain)
    {
        ulong head = BinaryPrimitives.ReadUInt64BigEndian(plain.Span);
        uint flags = 0;
        for (int i = 0; i < 5; i++)
        {
            flags |= (uint)((head >> (35 - i)) & 1) << i;
        }

        return new SheSlotModel(plain.Slice(SheMath.Block, SheMath.Block), (uint)(head >> 36), flags);
    }

    private static void Prove(Situation now, SheSlotModel loaded, int slots, HsmState next)
    {
        (Bytes four, Bytes five) = Proof(now.State.Session(now.Session).She, loaded, slots);
        now.Answers.Add(new SheLoadKeyResponse(four, five), next);
    }

    private static (Bytes Four, Bytes Five) Proof(SheModel she, SheSlotModel key, int slots)
    {
        byte[] plain = new byte[SheMath.Block];
        BinaryPrimitives.WriteUInt64BigEndian(plain, ((ulong)key.Counter << 36) | (1UL << 35));
        Bytes enciphered = SheMath.Encrypt(SheMath.Derive(key.Key, SheMath.EncryptionConstant), Bytes.Adopt(plain), default);
        var four = new Bytes([.. she.Uid.Span, (byte)slots, .. enciphered.Span]);
        return (four, SheMath.Mac(SheMath.Derive(key.Key, SheMath.MacConstant), four));
    }
}
