using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>CRYPTO CMAC and KDF.</summary>
internal static class MacMessages
{
    private const int BlockBytes = 16;
    private const uint HkdfSubType = 1;
    private const uint CmacKdfSubType = 2;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<AesCmacRequest, AesCmacResponse>(new WireKey(RequestKind.Cmac), Shapes.Crypto)
        {
            RequestLengthBytes = 56,
            ResponseLengthBytes = 48,
            Decode = ReadCmac,
            Encode = static (ref w, q) =>
            {
                w.Count(q.MacLengthBytes);
                w.Count(q.Data.Length);
                w.Count(q.InlineKey.Length);
                w.Key16(q.Key);
                w.Zeros(2);
                WriteState(ref w, q.State);
                w.Bytes(q.Data);
                w.Bytes(q.InlineKey);
            },
            DecodeReply = static (ref r, _) =>
            {
                var state = ReadState(ref r);
                var length = r.Count();
                var key = r.Key16();
                r.Skip(2);
                return new AesCmacResponse(state, key, r.Bytes(length));
            },
            EncodeReply = static (ref w, _, a) =>
            {
                WriteState(ref w, a.State);
                w.Count(a.Mac.Length);
                w.Key16(a.Key);
                w.Zeros(2);
                w.Bytes(a.Mac);
            },
        },
        new MessageCodec<HkdfRequest, DerivedKeyResponse>(new WireKey(RequestKind.Kdf, 0, HkdfSubType), Shapes.Crypto)
        {
            RequestLengthBytes = 56,
            ResponseLengthBytes = 8,
            Decode = ReadHkdf,
            Encode = static (ref w, q) =>
            {
                w.Flags32(q.Target.Flags);
                w.Key32(q.Key);
                w.Key32(q.Target.Id);
                w.U32((uint)q.Function);
                w.Count(q.InlineKey.Length);
                w.Count(q.Salt.Length);
                w.Count(q.Info.Length);
                w.Count(q.LengthBytes);
                w.Label(q.Target.Label);
                w.Bytes(q.InlineKey);
                w.Bytes(q.Salt);
                w.Bytes(q.Info);
            },
            DecodeReply = static (ref r, _) => new DerivedKeyResponse(r.Key32(), r.Bytes(r.Count())),
            EncodeReply = static (ref w, _, a) => WriteDerived(ref w, a),
        },
        new MessageCodec<CmacKdfRequest, DerivedKeyResponse>(new WireKey(RequestKind.Kdf, 0, CmacKdfSubType), Shapes.Crypto)
        {
            RequestLengthBytes = 56,
            ResponseLengthBytes = 8,
            Decode = ReadCmacKdf,
            Encode = static (ref w, q) =>
            {
                w.Flags32(q.Target.Flags);
                w.Key32(q.SaltKey);
                w.Key32(q.ZKey);
                w.Key32(q.Target.Id);
                w.Count(q.Salt.Length);
                w.Count(q.Z.Length);
                w.Count(q.FixedInfo.Length);
                w.Count(q.LengthBytes);
                w.Label(q.Target.Label);
                w.Bytes(q.Salt);
                w.Bytes(q.Z);
                w.Bytes(q.FixedInfo);
            },
            DecodeReply = static (ref r, _) => new DerivedKeyResponse(r.Key32(), r.Bytes(r.Count())),
            EncodeReply = static (ref w, _, a) => WriteDerived(ref w, a),
        },
    ];

    private static AesCmacRequest ReadCmac(ref WireReader r)
    {
        var macLength = r.Count();
        var length = r.Count();
        var keyLength = r.Count();
        var key = r.Key16();
        r.Skip(2);
        CmacState state = default;
        if (length > 0 && macLength > 0)
        {
            // All at once: whatever the client left in the state is not looked at.
            r.Skip(2 * BlockBytes + 8);
        }
        else
        {
            state = ReadState(ref r);
        }

        return new AesCmacRequest(key, state, r.Bytes(length), macLength) { InlineKey = r.Bytes(keyLength) };
    }

    private static CmacState ReadState(ref WireReader r)
    {
        var buffer = r.Bytes(BlockBytes);
        var digest = r.Bytes(BlockBytes);
        var bufferLength = r.U32();
        var total = r.U32();
        r.Require(bufferLength <= BlockBytes);
        if (r.Failed)
        {
            return default;
        }

        var isBeginning = total == 0 && !digest.Span.ContainsAnyExcept((byte)0);
        return new CmacState(buffer.Slice(0, (int)bufferLength), isBeginning ? default : digest, total);
    }

    private static void WriteState(ref WireWriter w, CmacState state)
    {
        w.Fixed(state.Buffer, BlockBytes);
        w.Fixed(state.Digest, BlockBytes);
        w.Count(state.Buffer.Length);
        w.U32(state.TotalLengthBytes);
    }

    private static HkdfRequest ReadHkdf(ref WireReader r)
    {
        var flags = r.Flags32();
        var key = r.Key32();
        var target = r.Key32();
        var function = (HashFunction)r.U32();
        var keyLength = r.Count();
        var saltLength = r.Count();
        var infoLength = r.Count();
        var length = r.Count();
        return new HkdfRequest(function, length, new KeyTarget(target, flags, r.Label()))
        {
            Key = key,
            InlineKey = r.Bytes(keyLength),
            Salt = r.Bytes(saltLength),
            Info = r.Bytes(infoLength),
        };
    }

    private static CmacKdfRequest ReadCmacKdf(ref WireReader r)
    {
        var flags = r.Flags32();
        var saltKey = r.Key32();
        var zKey = r.Key32();
        var target = r.Key32();
        var saltLength = r.Count();
        var zLength = r.Count();
        var infoLength = r.Count();
        var length = r.Count();
        return new CmacKdfRequest(length, new KeyTarget(target, flags, r.Label()))
        {
            SaltKey = saltKey,
            ZKey = zKey,
            Salt = r.Bytes(saltLength),
            Z = r.Bytes(zLength),
            FixedInfo = r.Bytes(infoLength),
        };
    }

    private static void WriteDerived(ref WireWriter w, DerivedKeyResponse a)
    {
        w.Key32(a.Key);
        w.Count(a.Secret.Length);
        w.Bytes(a.Secret);
    }
}
