using Hsm.Abstractions;

namespace Hsm.Models.Specification.She;

/// <summary>SHE (protocol page 3; AUTOSAR SHE 4).</summary>
internal sealed class SheRuleGroup : RuleGroup
{
    /// <inheritdoc/>
    public override bool TryApply(Situation now, HsmRequest request)
    {
        if (!IsOfThisGroup(request))
        {
            return false;
        }

        SheModel she = now.State.Session(now.Session).She;
        if (!HasShape(request))
        {
            now.Refuse(HsmStatus.BadArgs);
        }
        else if (NeedsReady(request) && !she.IsReady)
        {
            now.Refuse(HsmStatus.SheSequence);
        }
        else
        {
            Apply(now, she, request);
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool OnlyLooks(HsmRequest request) => request is SheGetStatusRequest or SheEcbRequest or SheCbcRequest
        or SheGenerateMacRequest or SheVerifyMacRequest or SheExportRamKeyRequest;

    /// <inheritdoc/>
    public override bool TakesSpace(HsmRequest request) => LongestWrite(null!, request) is not null;

    /// <inheritdoc/>
    public override int? LongestWrite(SpecificationOptions options, HsmRequest request) =>
        request is SheLoadKeyRequest or SheInitRngRequest or SheExtendSeedRequest or SheSecureBootFinishRequest ? SheMath.Block : null;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyId>? KeysOf(HsmRequest request) => IsOfThisGroup(request) ? [] : null;

    /// <inheritdoc/>
    public override bool ChangesEvenIfRefused(HsmRequest request) => request is SheSecureBootFinishRequest;

    private static bool IsOfThisGroup(HsmRequest request) => request.Kind is >= RequestKind.SheSetUid and <= RequestKind.SheVerifyMac;

    private static bool NeedsReady(HsmRequest request) => request is not (SheSetUidRequest or SheGetStatusRequest or SheInitRngRequest
        or SheRandomRequest or SheExtendSeedRequest or SheSecureBootUpdateRequest or SheSecureBootFinishRequest);

    private static bool HasShape(HsmRequest request) => request switch
    {
        SheSetUidRequest r => r.Uid.Length == SheMath.Block - 1,
        SheLoadPlainKeyRequest r => r.Key.Length == SheMath.Block,
        SheLoadKeyRequest r => r.MessageOne.Length == SheMath.Block && r.MessageTwo.Length == 2 * SheMath.Block && r.MessageThree.Length == SheMath.Block,
        SheExtendSeedRequest r => r.Entropy.Length == SheMath.Block,
        SheEcbRequest r => r.Data.Length % SheMath.Block == 0,
        SheCbcRequest r => r.Data.Length % SheMath.Block == 0 && r.Iv.Length == SheMath.Block,
        SheVerifyMacRequest r => r.Mac.Length is >= 1 and <= SheMath.Block,
        _ => true,
    };

    private static void Apply(Situation now, SheModel she, HsmRequest request)
    {
        switch (request)
        {
            case SheSetUidRequest r when she.Uid.IsEmpty: SheRules.Become(now, she with { Uid = r.Uid }); break;
            case SheSetUidRequest: now.Refuse(HsmStatus.SheSequence); break;
            case SheGetStatusRequest:
                now.Tell(new SheGetStatusResponse(she.Boot | (she.Generator.IsEmpty ? SheStatusFlags.None : SheStatusFlags.RngInit)));
                break;
            case SheLoadPlainKeyRequest r: SheRules.Become(now, she with { RamKey = r.Key, IsPlain = true }); break;
            case SheLoadKeyRequest r: SheUpdateRules.Load(now, she, r); break;
            case SheExportRamKeyRequest: SheUpdateRules.Export(now, she); break;
            case SheInitRngRequest: SheGeneratorRules.Init(now, she); break;
            case SheRandomRequest: SheGeneratorRules.Random(now, she); break;
            case SheExtendSeedRequest r: SheGeneratorRules.Extend(now, she, r.Entropy); break;
            case SheEcbRequest r: SheRules.Cipher(now, r.KeySlot, r.Data, (r.Direction, default)); break;
            case SheCbcRequest r: SheRules.Cipher(now, r.KeySlot, r.Data, (r.Direction, r.Iv)); break;
            case SheGenerateMacRequest r: SheRules.GenerateMac(now, r); break;
            case SheVerifyMacRequest r: SheRules.VerifyMac(now, r); break;
            case SheSecureBootInitRequest r: SheBootRules.Init(now, she, r.LengthBytes); break;
            case SheSecureBootUpdateRequest r: SheBootRules.Update(now, she, r.Data); break;
            case SheSecureBootFinishRequest: SheBootRules.Finish(now, she); break;
        }
    }
}
