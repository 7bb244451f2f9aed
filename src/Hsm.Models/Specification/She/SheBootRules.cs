using System.Buffers.Binary;
using Hsm.Abstractions;
using Hsm.Models.Specification.Rules;

namespace Hsm.Models.Specification.She;

/// <summary>Secure boot (AUTOSAR SHE 4.10), once in a session.</summary>
internal static class SheBootRules
{
    private const int HeaderZeroBytes = 12;

    public static void Init(Situation now, SheModel she, uint lengthBytes)
    {
        SheSlotModel key = SheSlotModel.Of(now, SheRules.BootMacKey);
        if (she.Boot != SheStatusFlags.None)
        {
            now.Refuse(HsmStatus.SheSequence);
        }
        else if (key.IsEmpty)
        {
            now.Refuse(HsmStatus.SheNoSecureBoot);
        }
        else
        {
            SheRules.Become(now, she with { BootKey = key.Key, BootLengthBytes = lengthBytes, BootData = default, Boot = SheStatusFlags.SecureBoot });
        }
    }

    public static void Update(Situation now, SheModel she, Bytes data)
    {
        if (she.BootKey.IsEmpty || (long)she.BootData.Length + data.Length > she.BootLengthBytes)
        {
            now.Refuse(HsmStatus.SheSequence);
            return;
        }

        SheRules.Become(now, she with { BootData = new Bytes([.. she.BootData.Span, .. data.Span]) });
    }

    public static void Finish(Situation now, SheModel she)
    {
        if (she.BootKey.IsEmpty || she.BootData.Length != she.BootLengthBytes)
        {
            now.Refuse(HsmStatus.SheSequence);
            return;
        }

        byte[] length = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(length, she.BootLengthBytes);
        Bytes mac = SheMath.Mac(she.BootKey, new Bytes([.. new byte[HeaderZeroBytes], .. length, .. she.BootData.Span]));
        SheSlotModel stored = SheSlotModel.Of(now, SheRules.BootMac);
        HsmState? written = stored.IsEmpty ? NvmWrites.Write(now, new SheSlotModel(mac, 0, 0).ToObject(now, SheRules.BootMac), reclaims: true) : now.State;
        if (written is null)
        {
            now.Refuse(HsmStatus.NoSpace);
            return;
        }

        bool isRight = stored.IsEmpty || stored.Key == mac;
        SheStatusFlags boot = SheStatusFlags.SecureBoot | SheStatusFlags.BootFinished
            | (isRight ? SheStatusFlags.BootOk : SheStatusFlags.None)
            | (stored.IsEmpty ? SheStatusFlags.BootInit : SheStatusFlags.None);
        SheModel ended = she with { BootKey = default, BootLengthBytes = 0, BootData = default, Boot = boot };
        now.Answers.Add(isRight ? StatusResponse.Ok : new StatusResponse(HsmStatus.SheGeneral), SheRules.After(written, now, ended));
    }
}
