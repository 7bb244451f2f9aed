using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>CRYPTO PK: ML-KEM and ML-DSA, sub type 1.</summary>
internal static class PostQuantumMessages
{
    private const uint SubType = 1;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<MlKemKeyGenRequest, GeneratedKeyResponse>(Pk.Key(18, SubType), Shapes.Crypto)
        {
            RequestLengthBytes = 40,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var level = (MlKemLevel)r.I32();
                return new MlKemKeyGenRequest(level, ReadTarget(ref r));
            },
            Encode = static (ref w, q) =>
            {
                w.I32((int)q.Level);
                WriteTarget(ref w, q.Target);
            },
            DecodeReply = Pk.ReadGenerated,
            EncodeReply = Pk.WriteGenerated,
        },
        new MessageCodec<MlKemEncapsulateRequest, MlKemEncapsulateResponse>(Pk.Key(19, SubType), Shapes.Crypto)
        {
            RequestLengthBytes = 16,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var options = r.U32();
                var level = (MlKemLevel)r.I32();
                var key = r.Key32();
                r.Skip(4);
                return new MlKemEncapsulateRequest(key, level) { EvictsKey = (options & Pk.Evict) != 0 };
            },
            Encode = static (ref w, q) =>
            {
                w.U32(Pk.Options(q));
                w.I32((int)q.Level);
                w.Key32(q.Key);
                w.Zeros(4);
            },
            DecodeReply = static (ref r, _) =>
            {
                var ciphertext = r.Count();
                var secret = r.Count();
                return new MlKemEncapsulateResponse(r.Bytes(ciphertext), r.Bytes(secret));
            },
            EncodeReply = static (ref w, _, a) =>
            {
                w.Count(a.Ciphertext.Length);
                w.Count(a.SharedSecret.Length);
                w.Bytes(a.Ciphertext);
                w.Bytes(a.SharedSecret);
            },
        },
        new MessageCodec<MlKemDecapsulateRequest, MlKemDecapsulateResponse>(Pk.Key(20, SubType), Shapes.Crypto)
        {
            RequestLengthBytes = 16,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var options = r.U32();
                var level = (MlKemLevel)r.I32();
                var key = r.Key32();
                return new MlKemDecapsulateRequest(key, level, r.Bytes(r.Count())) { EvictsKey = (options & Pk.Evict) != 0 };
            },
            Encode = static (ref w, q) =>
            {
                w.U32(Pk.Options(q));
                w.I32((int)q.Level);
                w.Key32(q.Key);
                w.Count(q.Ciphertext.Length);
                w.Bytes(q.Ciphertext);
            },
            DecodeReply = static (ref r, _) => new MlKemDecapsulateResponse(ReadPadded(ref r)),
            EncodeReply = static (ref w, _, a) => WritePadded(ref w, a.SharedSecret),
        },
        new MessageCodec<MlDsaKeyGenRequest, GeneratedKeyResponse>(Pk.Key(21, SubType), Shapes.Crypto)
        {
            RequestLengthBytes = 44,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var size = r.Count();
                var level = (MlDsaLevel)r.I32();
                return new MlDsaKeyGenRequest(level, ReadTarget(ref r)) { SizeBytes = size };
            },
            Encode = static (ref w, q) =>
            {
                w.Count(q.SizeBytes);
                w.I32((int)q.Level);
                WriteTarget(ref w, q.Target);
            },
            DecodeReply = Pk.ReadGenerated,
            EncodeReply = Pk.WriteGenerated,
        },
        new MessageCodec<MlDsaSignRequest, SignatureResponse>(Pk.Key(22, SubType), Shapes.Crypto)
        {
            RequestLengthBytes = 24,
            ResponseLengthBytes = 8,
            Decode = ReadSign,
            Encode = static (ref w, q) =>
            {
                w.U32(Pk.Options(q));
                w.I32((int)q.Level);
                w.Key32(q.Key);
                w.Count(q.Message.Length);
                w.Count(q.Context.Length);
                w.I32((int)q.PreHash);
                w.Bytes(q.Message);
                w.Bytes(q.Context);
            },
            DecodeReply = static (ref r, _) => new SignatureResponse(ReadPadded(ref r)),
            EncodeReply = static (ref w, _, a) => WritePadded(ref w, a.Signature),
        },
        new MessageCodec<MlDsaVerifyRequest, SignatureVerifyResponse>(Pk.Key(23, SubType), Shapes.Crypto)
        {
            RequestLengthBytes = 32,
            ResponseLengthBytes = 8,
            Decode = ReadVerify,
            Encode = static (ref w, q) =>
            {
                w.U32(Pk.Options(q));
                w.I32((int)q.Level);
                w.Key32(q.Key);
                w.Count(q.Signature.Length);
                w.Count(q.Message.Length);
                w.Count(q.Context.Length);
                w.I32((int)q.PreHash);
                w.Zeros(4);
                w.Bytes(q.Signature);
                w.Bytes(q.Message);
                w.Bytes(q.Context);
            },
            DecodeReply = static (ref r, _) => new SignatureVerifyResponse(r.U32() != 0, default),
            EncodeReply = static (ref w, _, a) => w.U32(a.IsValid ? 1u : 0),
        },
    ];

    private static KeyTarget ReadTarget(ref WireReader r)
    {
        var id = r.Key32();
        var flags = r.Flags32();
        var access = (ushort)r.U32();
        return new KeyTarget(id, flags, r.Label()) { Access = access };
    }

    private static void WriteTarget(ref WireWriter w, KeyTarget target)
    {
        w.Key32(target.Id);
        w.Flags32(target.Flags);
        w.U32(target.Access);
        w.Label(target.Label);
    }

    private static Bytes ReadPadded(ref WireReader r)
    {
        var length = r.Count();
        r.Skip(4);
        return r.Bytes(length);
    }

    private static void WritePadded(ref WireWriter w, Bytes bytes)
    {
        w.Count(bytes.Length);
        w.Zeros(4);
        w.Bytes(bytes);
    }

    private static MlDsaSignRequest ReadSign(ref WireReader r)
    {
        var options = r.U32();
        var level = (MlDsaLevel)r.I32();
        var key = r.Key32();
        var length = r.Count();
        var contextLength = r.Count();
        var preHash = (HashFunction)r.I32();
        return new MlDsaSignRequest(key, level, r.Bytes(length))
        {
            Context = r.Bytes(contextLength),
            PreHash = preHash,
            EvictsKey = (options & Pk.Evict) != 0,
        };
    }

    private static MlDsaVerifyRequest ReadVerify(ref WireReader r)
    {
        var options = r.U32();
        var level = (MlDsaLevel)r.I32();
        var key = r.Key32();
        var signatureLength = r.Count();
        var length = r.Count();
        var contextLength = r.Count();
        var preHash = (HashFunction)r.I32();
        r.Skip(4);
        return new MlDsaVerifyRequest(key, level, r.Bytes(signatureLength), r.Bytes(length))
        {
            Context = r.Bytes(contextLength),
            PreHash = preHash,
            EvictsKey = (options & Pk.Evict) != 0,
        };
    }
}
