using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE LOAD_KEY: authorisation, counter and writing the slot are one critical section, so no counter is accepted twice.</summary>
internal sealed class SheLoadKeyHandler : SheHandler<SheLoadKeyRequest>
{
    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override bool HasShape(SheLoadKeyRequest request) => request is
    { MessageOne.Length: SheKey.LengthBytes, MessageTwo.Length: 2 * SheKey.LengthBytes, MessageThree.Length: SheKey.LengthBytes };

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheLoadKeyRequest request)
    {
        var slot = (SheSlot)(request.MessageOne.Span[15] >> 4);
        var authorisingSlot = (SheSlot)(request.MessageOne.Span[15] & 0xF);
        SheKey? existing = null;
        var status = slot == SheSlot.RamKey ? HsmStatus.Ok : SheKey.Read(session, slot, out existing);
        if (status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        // Whoever asks, and first: a key that is never replaced needs nobody's word (wolfHSM's clients look for this).
        if (existing is { Flags: var flags } && (flags & SheKeyFlags.WriteProtection) != SheKeyFlags.None)
        {
            return Answer(HsmStatus.SheWriteProtected);
        }

        if (!MayAuthorise(authorisingSlot, slot))
        {
            return Answer(HsmStatus.SheKeyInvalid);
        }

        status = TakeAny(session, authorisingSlot, out var authorising);
        if (status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        var proof = SheUpdate.MessageThree(authorising!.Value, request.MessageOne.Span, request.MessageTwo.Span);
        if (!CryptographicOperations.FixedTimeEquals(proof, request.MessageThree.Span))
        {
            return Answer(HsmStatus.SheKeyUpdate);
        }

        var key = SheUpdate.ReadMessageTwo(authorising.Value, request.MessageTwo.Span);
        status = MayReplace(session, request.MessageOne.Span[..15], existing, slot == SheSlot.RamKey ? null : key);
        return status == HsmStatus.Ok ? Load(session, slot, key, request.MessageOne.Span[15]) : Answer(status);
    }

    private static HsmResponse Load(SessionState session, SheSlot slot, SheKey key, byte slots)
    {
        if (slot == SheSlot.RamKey)
        {
            key = key with { Counter = 0, Flags = SheKeyFlags.None };
            session.She.SetRamKey(key, isPlain: false);
        }
        else if (key.Write(session, slot) is var status && status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        var messageFour = SheUpdate.MessageFour([.. session.She.Uid!, slots], key);
        return new SheLoadKeyResponse(Bytes.Adopt(messageFour), Bytes.Adopt(SheUpdate.MessageFive(key, messageFour)));
    }

    // AUTOSAR SHE 4.9.2: a key by itself, most by MASTER_ECU_KEY, boot by BOOT_MAC_KEY, the RAM key by a key for use or as exported.
    // SECRET_KEY loads the first MASTER_ECU_KEY, as wolfHSM's clients do.
    private static bool MayAuthorise(SheSlot authorising, SheSlot slot) => slot switch
    {
        SheSlot.MasterEcuKey => authorising is SheSlot.MasterEcuKey or SheSlot.SecretKey,
        SheSlot.BootMacKey or SheSlot.BootMac => authorising is SheSlot.MasterEcuKey or SheSlot.BootMacKey,
        >= SheSlot.Key1 and <= SheSlot.Key10 => authorising == slot || authorising == SheSlot.MasterEcuKey,
        SheSlot.RamKey => authorising is SheSlot.SecretKey or (>= SheSlot.Key1 and <= SheSlot.Key10),
        _ => false,
    };

    private static HsmStatus MayReplace(SessionState session, ReadOnlySpan<byte> uid, SheKey? existing, SheKey? key)
    {
        var flags = existing?.Flags ?? SheKeyFlags.None;
        var isWildcard = (flags & SheKeyFlags.Wildcard) != SheKeyFlags.None && uid.IndexOfAnyExcept((byte)0) < 0;
        return !isWildcard && !uid.SequenceEqual(session.She.Uid) ? HsmStatus.SheKeyUpdate
            : key is not null && key.Counter <= (existing?.Counter ?? 0) ? HsmStatus.SheKeyUpdate
            : HsmStatus.Ok;
    }
}
