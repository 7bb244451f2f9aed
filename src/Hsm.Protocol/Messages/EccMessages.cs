using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>CRYPTO PK: Weierstrass curves. Making and checking a public key have no number that is known.</summary>
internal static class EccMessages
{
    private const uint Ecdh = 3;
    private const uint Sign = 4;
    private const uint Verify = 5;
    private const uint KeyGen = 9;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<EccKeyGenRequest, GeneratedKeyResponse>(Pk.Key(KeyGen), Shapes.Crypto)
        {
            RequestLengthBytes = 44,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var size = r.Count();
                var curve = (EccCurve)r.I32();
                var id = r.Key32();
                var flags = r.Flags32();
                var access = (ushort)r.U32();
                return new EccKeyGenRequest(size, curve, new KeyTarget(id, flags, r.Label()) { Access = access });
            },
            Encode = static (ref w, q) =>
            {
                w.Count(q.SizeBytes);
                w.I32((int)q.Curve);
                w.Key32(q.Target.Id);
                w.Flags32(q.Target.Flags);
                w.U32(q.Target.Access);
                w.Label(q.Target.Label);
            },
            DecodeReply = Pk.ReadGenerated,
            EncodeReply = Pk.WriteGenerated,
        },
        new MessageCodec<EcdhRequest, DerivedKeyResponse>(Pk.Key(Ecdh), Shapes.Crypto)
        {
            RequestLengthBytes = 44,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var options = r.U32();
                var privateKey = r.Key32();
                var publicKey = r.Key32();
                var flags = r.Flags32();
                var id = r.Key32();
                return new EcdhRequest(privateKey, publicKey, new KeyTarget(id, flags, r.Label()))
                {
                    EvictsPublicKey = (options & Pk.Evict) != 0,
                    EvictsPrivateKey = (options & Pk.EvictPrivate) != 0,
                };
            },
            Encode = static (ref w, q) =>
            {
                w.U32((q.EvictsPublicKey ? Pk.Evict : 0) | (q.EvictsPrivateKey ? Pk.EvictPrivate : 0));
                w.Key32(q.PrivateKey);
                w.Key32(q.PublicKey);
                w.Flags32(q.Target.Flags);
                w.Key32(q.Target.Id);
                w.Label(q.Target.Label);
            },
            DecodeReply = Pk.ReadAgreed,
            EncodeReply = Pk.WriteAgreed,
        },
        new MessageCodec<EcdsaSignRequest, SignatureResponse>(Pk.Key(Sign), Shapes.Crypto)
        {
            RequestLengthBytes = 12,
            ResponseLengthBytes = 4,
            Decode = static (ref r) =>
            {
                var options = r.U32();
                var key = r.Key32();
                return new EcdsaSignRequest(key, r.Bytes(r.Count())) { EvictsKey = (options & Pk.Evict) != 0 };
            },
            Encode = static (ref w, q) =>
            {
                w.U32(Pk.Options(q));
                w.Key32(q.Key);
                w.Count(q.Hash.Length);
                w.Bytes(q.Hash);
            },
            DecodeReply = Pk.ReadSignature,
            EncodeReply = Pk.WriteSignature,
        },
        new MessageCodec<EcdsaVerifyRequest, SignatureVerifyResponse>(Pk.Key(Verify), Shapes.Crypto)
        {
            RequestLengthBytes = 16,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var options = r.U32();
                var key = r.Key32();
                var signatureLength = r.Count();
                var hashLength = r.Count();
                return new EcdsaVerifyRequest(key, r.Bytes(signatureLength), r.Bytes(hashLength))
                {
                    EvictsKey = (options & Pk.Evict) != 0,
                    ExportsPublicKey = (options & Pk.ExportPublic) != 0,
                };
            },
            Encode = static (ref w, q) =>
            {
                w.U32(Pk.Options(q) | (q.ExportsPublicKey ? Pk.ExportPublic : 0));
                w.Key32(q.Key);
                w.Count(q.Signature.Length);
                w.Count(q.Hash.Length);
                w.Bytes(q.Signature);
                w.Bytes(q.Hash);
            },
            DecodeReply = static (ref r, _) => new SignatureVerifyResponse(r.U32() != 0, r.Bytes(r.Count())),
            EncodeReply = static (ref w, _, a) =>
            {
                w.U32(a.IsValid ? 1u : 0);
                w.Count(a.PublicKey.Length);
                w.Bytes(a.PublicKey);
            },
        },
    ];
}
