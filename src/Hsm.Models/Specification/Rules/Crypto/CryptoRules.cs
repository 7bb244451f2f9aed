using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>CRYPTO but AES-GCM (protocol page 7).</summary>
internal sealed class CryptoRules : RuleGroup
{
    public override bool TryApply(Situation now, HsmRequest request)
    {
        switch (request)
        {
            case RngRequest r: HashRules.Rng(now, r); return true;
            case Sha2Request r: HashRules.Sha2(now, r); return true;
            case Sha3Request r: HashRules.Sha3(now, r); return true;
            case HmacRequest r: HashRules.Hmac(now, r); return true;
            case AesEcbRequest r: AesRules.Ecb(now, r); return true;
            case AesCbcRequest r: AesRules.Cbc(now, r); return true;
            case AesCtrRequest r: AesRules.Ctr(now, r); return true;
            case AesCmacRequest r: AesRules.Cmac(now, r); return true;
            case HkdfRequest r: DerivationRules.Hkdf(now, r); return true;
            case CmacKdfRequest r: DerivationRules.CmacKdf(now, r); return true;
            case EcdhRequest r: AgreementRules.Ecdh(now, r); return true;
            case X25519AgreeRequest r: AgreementRules.X25519(now, r); return true;
            case KeyOperationRequest r: return TryOperate(now, r);
            default: return TryGenerate(now, request);
        }
    }

    public override bool OnlyLooks(HsmRequest request) => request switch
    {
        Sha2Request or Sha3Request or HmacRequest => true,
        AesEcbRequest or AesCbcRequest or AesCtrRequest or AesCmacRequest => true,
        KeyOperationRequest r => !r.EvictsKey,
        EcdhRequest r => r.Target.IsEphemeral && !r.EvictsPrivateKey && !r.EvictsPublicKey,
        X25519AgreeRequest r => r.Target.IsEphemeral && !r.EvictsPrivateKey && !r.EvictsPublicKey,
        HkdfRequest r => r.Target.IsEphemeral,
        CmacKdfRequest r => r.Target.IsEphemeral,
        _ => false,
    };

    /// <summary>A key that is to leave its cache leaves it also when the operation fails (protocol page 7).</summary>
    public override bool ChangesEvenIfRefused(HsmRequest request) => request is KeyOperationRequest { EvictsKey: true }
        or EcdhRequest { EvictsPrivateKey: true } or EcdhRequest { EvictsPublicKey: true }
        or X25519AgreeRequest { EvictsPrivateKey: true } or X25519AgreeRequest { EvictsPublicKey: true };

    public override bool TakesSpace(HsmRequest request) => CachedKeyOf(request) is not null;

    public override IReadOnlyList<KeyId>? KeysOf(HsmRequest request)
    {
        List<KeyId> keys = request switch
        {
            HmacRequest r => [r.Key],
            AesRequest { UsesInlineKey: false } r => [r.Key],
            KeyOperationRequest r => [r.Key],
            EcdhRequest r => [r.PrivateKey, r.PublicKey],
            X25519AgreeRequest r => [r.PrivateKey, r.PublicKey],
            HkdfRequest { InlineKey.IsEmpty: true } r => [r.Key],
            CmacKdfRequest r => [.. r.Salt.IsEmpty ? [r.SaltKey] : Array.Empty<KeyId>(), .. r.Z.IsEmpty ? [r.ZKey] : Array.Empty<KeyId>()],
            _ => [],
        };
        if (CachedKeyOf(request) is { } cached)
        {
            keys.Add(cached);
        }

        return keys.Count == 0 ? null : keys;
    }

    public override KeyId? CachedKeyOf(HsmRequest request) => TargetOf(request) is { IsEphemeral: false } target ? target.Id : null;

    public override bool DrawsRandom(HsmRequest request) => request is RngRequest or EccKeyGenRequest or Ed25519KeyGenRequest
        or X25519KeyGenRequest or RsaKeyGenRequest or MlDsaKeyGenRequest or MlKemKeyGenRequest or MlKemEncapsulateRequest;

    private static KeyTarget? TargetOf(HsmRequest request) => request switch
    {
        HkdfRequest r => r.Target,
        CmacKdfRequest r => r.Target,
        EcdhRequest r => r.Target,
        X25519AgreeRequest r => r.Target,
        EccKeyGenRequest r => r.Target,
        Ed25519KeyGenRequest r => r.Target,
        X25519KeyGenRequest r => r.Target,
        RsaKeyGenRequest r => r.Target,
        MlDsaKeyGenRequest r => r.Target,
        MlKemKeyGenRequest r => r.Target,
        _ => null,
    };

    private static bool TryOperate(Situation now, KeyOperationRequest request)
    {
        switch (request)
        {
            case EcdsaSignRequest r: SignatureRules.Sign(now, r); return true;
            case EcdsaVerifyRequest r: SignatureRules.Verify(now, r); return true;
            case Ed25519SignRequest r: SignatureRules.Sign(now, r); return true;
            case Ed25519VerifyRequest r: SignatureRules.Verify(now, r); return true;
            case MlDsaSignRequest r: SignatureRules.Sign(now, r); return true;
            case MlDsaVerifyRequest r: SignatureRules.Verify(now, r); return true;
            case EccMakePubRequest r: PointRules.Make(now, r); return true;
            case EccCheckPubRequest r: PointRules.Check(now, r); return true;
            case RsaRequest r: RsaRules.Operate(now, r); return true;
            case RsaGetSizeRequest r: RsaRules.GetSize(now, r); return true;
            case MlKemEncapsulateRequest r: KemRules.Encapsulate(now, r); return true;
            case MlKemDecapsulateRequest r: KemRules.Decapsulate(now, r); return true;
            default: return false;
        }
    }

    private static bool TryGenerate(Situation now, HsmRequest request)
    {
        switch (request)
        {
            case EccKeyGenRequest r: GenerationRules.Ecc(now, r); return true;
            case Ed25519KeyGenRequest r: GenerationRules.Ed25519(now, r); return true;
            case X25519KeyGenRequest r: GenerationRules.X25519(now, r); return true;
            case RsaKeyGenRequest r: GenerationRules.Rsa(now, r); return true;
            case MlDsaKeyGenRequest r: GenerationRules.MlDsa(now, r); return true;
            case MlKemKeyGenRequest r: GenerationRules.MlKem(now, r); return true;
            default: return false;
        }
    }
}
