using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>CRYPTO PK: Ed25519 and X25519.</summary>
internal static class Curve25519Messages
{
    private const uint Sign = 6;
    private const uint Agree = 7;
    private const uint Verify = 14;
    private const uint SigningKeyGen = 15;
    private const uint AgreementKeyGen = 16;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<Ed25519KeyGenRequest, GeneratedKeyResponse>(Pk.Key(SigningKeyGen), Shapes.Crypto)
        {
            RequestLengthBytes = 36,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var flags = r.Flags32();
                var id = r.Key32();
                var access = (ushort)r.U32();
                return new Ed25519KeyGenRequest(new KeyTarget(id, flags, r.Label()) { Access = access });
            },
            Encode = static (ref w, q) =>
            {
                w.Flags32(q.Target.Flags);
                w.Key32(q.Target.Id);
                w.U32(q.Target.Access);
                w.Label(q.Target.Label);
            },
            DecodeReply = Pk.ReadGenerated,
            EncodeReply = Pk.WriteGenerated,
        },
        new MessageCodec<Ed25519SignRequest, SignatureResponse>(Pk.Key(Sign), Shapes.Crypto)
        {
            RequestLengthBytes = 20,
            ResponseLengthBytes = 4,
            Decode = static (ref r) =>
            {
                var options = r.U32();
                var key = r.Key32();
                var length = r.Count();
                var mode = ReadMode(ref r);
                var contextLength = r.Count();
                return new Ed25519SignRequest(key, r.Bytes(length), mode, r.Bytes(contextLength))
                {
                    EvictsKey = (options & Pk.Evict) != 0,
                };
            },
            Encode = static (ref w, q) =>
            {
                w.U32(Pk.Options(q));
                w.Key32(q.Key);
                w.Count(q.Message.Length);
                WriteMode(ref w, q.Mode);
                w.Count(q.Context.Length);
                w.Bytes(q.Message);
                w.Bytes(q.Context);
            },
            DecodeReply = Pk.ReadSignature,
            EncodeReply = Pk.WriteSignature,
        },
        new MessageCodec<Ed25519VerifyRequest, SignatureVerifyResponse>(Pk.Key(Verify), Shapes.Crypto)
        {
            RequestLengthBytes = 24,
            ResponseLengthBytes = 4,
            Decode = ReadVerify,
            Encode = static (ref w, q) =>
            {
                w.U32(Pk.Options(q));
                w.Key32(q.Key);
                w.Count(q.Signature.Length);
                w.Count(q.Message.Length);
                WriteMode(ref w, q.Mode);
                w.Count(q.Context.Length);
                w.Bytes(q.Signature);
                w.Bytes(q.Message);
                w.Bytes(q.Context);
            },
            DecodeReply = static (ref r, _) => new SignatureVerifyResponse(r.U32() != 0, default),
            EncodeReply = static (ref w, _, a) => w.U32(a.IsValid ? 1u : 0),
        },
        new MessageCodec<X25519KeyGenRequest, GeneratedKeyResponse>(Pk.Key(AgreementKeyGen), Shapes.Crypto)
        {
            RequestLengthBytes = 36,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var size = r.Count();
                var flags = r.Flags32();
                var id = r.Key32();
                return new X25519KeyGenRequest(new KeyTarget(id, flags, r.Label())) { SizeBytes = size };
            },
            Encode = static (ref w, q) =>
            {
                w.Count(q.SizeBytes);
                w.Flags32(q.Target.Flags);
                w.Key32(q.Target.Id);
                w.Label(q.Target.Label);
            },
            DecodeReply = Pk.ReadGenerated,
            EncodeReply = Pk.WriteGenerated,
        },
        new MessageCodec<X25519AgreeRequest, DerivedKeyResponse>(Pk.Key(Agree), Shapes.Crypto)
        {
            RequestLengthBytes = 48,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var options = r.U32();
                var privateKey = r.Key32();
                var publicKey = r.Key32();
                var isBigEndian = r.U32() != 0;
                var flags = r.Flags32();
                var id = r.Key32();
                return new X25519AgreeRequest(privateKey, publicKey, new KeyTarget(id, flags, r.Label()))
                {
                    IsBigEndian = isBigEndian,
                    EvictsPublicKey = (options & Pk.Evict) != 0,
                    EvictsPrivateKey = (options & Pk.EvictPrivate) != 0,
                };
            },
            Encode = static (ref w, q) =>
            {
                w.U32((q.EvictsPublicKey ? Pk.Evict : 0) | (q.EvictsPrivateKey ? Pk.EvictPrivate : 0));
                w.Key32(q.PrivateKey);
                w.Key32(q.PublicKey);
                w.U32(q.IsBigEndian ? 1u : 0);
                w.Flags32(q.Target.Flags);
                w.Key32(q.Target.Id);
                w.Label(q.Target.Label);
            },
            DecodeReply = Pk.ReadAgreed,
            EncodeReply = Pk.WriteAgreed,
        },
    ];

    private static Ed25519VerifyRequest ReadVerify(ref WireReader r)
    {
        var options = r.U32();
        var key = r.Key32();
        var signatureLength = r.Count();
        var length = r.Count();
        var mode = ReadMode(ref r);
        var contextLength = r.Count();
        return new Ed25519VerifyRequest(key, r.Bytes(signatureLength), r.Bytes(length))
        {
            Mode = mode,
            Context = r.Bytes(contextLength),
            EvictsKey = (options & Pk.Evict) != 0,
        };
    }

    // wolfCrypt's -1 goes as the byte it is there, zero-extended; -1 itself is no mode on the wire.
    private static Ed25519Mode ReadMode(ref WireReader r) => r.U32() switch
    {
        byte.MaxValue => Ed25519Mode.Pure,
        uint mode and <= byte.MaxValue => (Ed25519Mode)mode,
        _ => (Ed25519Mode)byte.MaxValue,
    };

    private static void WriteMode(ref WireWriter w, Ed25519Mode mode) => w.U32((byte)mode);
}
