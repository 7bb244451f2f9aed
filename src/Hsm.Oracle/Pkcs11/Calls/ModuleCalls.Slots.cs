using System.Text;
using Hsm.Oracle.Pkcs11.Binding;

namespace Hsm.Oracle.Pkcs11.Calls;

/// <content>What there is: library, slots, tokens, mechanisms (sections 5.4 and 5.5). Not logged: no scenario drives these.</content>
internal sealed unsafe partial class ModuleCalls
{
    /// <summary>Rooms for slots and mechanisms; a module with more tells the first.</summary>
    private const int MaxListed = 1024;

    /// <summary>Manufacturer, description and version, in words.</summary>
    internal (string Library, string Version) Library()
    {
        _memory.Reset();
        StructShape shape = Layout.Info;
        byte* info = _memory.TakeOutput(shape.LengthBytes);
        module.Functions.C_GetInfo(info);
        return (
            $"{Text(info + shape.OffsetsBytes[1], 32)}, {Text(info + shape.OffsetsBytes[3], 32)}",
            $"{info[shape.OffsetsBytes[4]]}.{info[shape.OffsetsBytes[4] + 1]}, PKCS#11 {info[0]}.{info[1]}");
    }

    /// <summary>The slots that hold a token.</summary>
    internal CkResult Slots(out ulong[] slots)
    {
        _memory.Reset();
        byte* list = _memory.TakeOutput(MaxListed * Layout.UlongLengthBytes);
        byte* count = _memory.TakeOutput(Layout.UlongLengthBytes);
        Layout.WriteUlong(count, MaxListed);
        CkResult result = module.Functions.C_GetSlotList(1, list, count);
        slots = result == CkResult.CKR_OK ? Numbers(list, count) : [];
        return result;
    }

    /// <summary>A slot's token; null: it can't be read.</summary>
    internal TokenFacts? Token(ulong slot)
    {
        _memory.Reset();
        StructShape shape = Layout.TokenInfo;
        byte* info = _memory.TakeOutput(shape.LengthBytes);
        return module.Functions.C_GetTokenInfo((nuint)slot, info) == CkResult.CKR_OK
            ? new TokenFacts(slot, Text(info, 32), Text(info + shape.OffsetsBytes[1], 32), Text(info + shape.OffsetsBytes[2], 16))
            {
                Flags = Layout.ReadUlong(info + shape.OffsetsBytes[4]),
            }
            : null;
    }

    /// <summary>The mechanisms that a slot's token has.</summary>
    internal IReadOnlySet<CkMechanism> Mechanisms(ulong slot)
    {
        _memory.Reset();
        byte* list = _memory.TakeOutput(MaxListed * Layout.UlongLengthBytes);
        byte* count = _memory.TakeOutput(Layout.UlongLengthBytes);
        Layout.WriteUlong(count, MaxListed);
        return module.Functions.C_GetMechanismList((nuint)slot, list, count) == CkResult.CKR_OK
            ? Numbers(list, count).Select(static number => (CkMechanism)(uint)number).ToHashSet()
            : [];
    }

    private static string Text(byte* at, int lengthBytes) => Encoding.UTF8.GetString(at, lengthBytes).TrimEnd(' ', '\0');

    private ulong[] Numbers(byte* list, byte* count)
    {
        ulong[] numbers = new ulong[Math.Min(Layout.ReadUlong(count), MaxListed)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Layout.ReadUlong(list + (i * Layout.UlongLengthBytes));
        }

        return numbers;
    }
}
