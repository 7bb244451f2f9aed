using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>CRYPTO HASH and RNG. The state of a hash travels in every request (protocol page 7).</summary>
internal static class HashMessages
{
    private const int HashFieldBytes = 64;
    private const int LaneCount = 25;
    private const int Sha3StateBytes = 200;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        Sha2(HashFunction.Sha256),
        Sha2(HashFunction.Sha224),
        Sha2(HashFunction.Sha384),
        Sha2(HashFunction.Sha512),
        Sha3(HashFunction.Sha3_256),
        Sha3(HashFunction.Sha3_224),
        Sha3(HashFunction.Sha3_384),
        Sha3(HashFunction.Sha3_512),
        new MessageCodec<RngRequest, RngResponse>(new WireKey(RequestKind.Rng), Shapes.Crypto)
        {
            RequestLengthBytes = 4,
            ResponseLengthBytes = 4,

            // What is asked for above the positive ints is capped like everything else that is too much.
            Decode = static (ref r) => new RngRequest((int)Math.Min(r.U32(), int.MaxValue)),
            Encode = static (ref w, q) => w.Count(q.LengthBytes),
            DecodeReply = static (ref r, _) => new RngResponse(r.Bytes(r.Count())),
            EncodeReply = static (ref w, _, a) =>
            {
                w.Count(a.Data.Length);
                w.Bytes(a.Data);
            },
        },
    ];

    private static MessageCodec<Sha2Request, Sha2Response> Sha2(HashFunction function)
    {
        var hasLongWords = function is HashFunction.Sha384 or HashFunction.Sha512;
        return new(new WireKey(RequestKind.Hash, (uint)function), Shapes.Crypto)
        {
            RequestLengthBytes = hasLongWords ? 84 : 48,
            ResponseLengthBytes = 76,
            Decode = (ref r) => hasLongWords ? ReadLong(ref r, function) : ReadShort(ref r, function),
            Encode = WriteSha2,
            DecodeReply = static (ref r, q) =>
            {
                var length = ReadLength(ref r);
                var hash = r.Bytes(HashFieldBytes);
                r.Skip(4);
                return new Sha2Response(length, Cut(hash, q.IsLast ? HashSizes.Digest(q.Function) : HashSizes.Chaining(q.Function)));
            },
            EncodeReply = static (ref w, q, a) =>
            {
                WriteLength(ref w, a.LengthBytes);
                w.Fixed(a.Hash, HashFieldBytes);
                w.U32((uint)q.Function);
            },
        };
    }

    private static MessageCodec<Sha3Request, Sha3Response> Sha3(HashFunction function) =>
        new(new WireKey(RequestKind.Hash, (uint)function), Shapes.Crypto)
        {
            RequestLengthBytes = 208,
            ResponseLengthBytes = 264,
            Decode = (ref r) =>
            {
                var isLast = r.U32() != 0;
                var length = r.Count();
                return new Sha3Request(function, ReadLanes(ref r), r.Bytes(length), isLast);
            },
            Encode = static (ref w, q) =>
            {
                w.U32(q.IsLast ? 1u : 0);
                w.Count(q.Data.Length);
                WriteLanes(ref w, q.State);
                w.Bytes(q.Data);
            },
            DecodeReply = static (ref r, q) =>
            {
                var state = ReadLanes(ref r);
                var digest = r.Bytes(HashFieldBytes);
                return q.IsLast
                    ? new Sha3Response(default, Cut(digest, HashSizes.Digest(q.Function)))
                    : new Sha3Response(state, default);
            },
            EncodeReply = static (ref w, _, a) =>
            {
                WriteLanes(ref w, a.State);
                w.Fixed(a.Digest, HashFieldBytes);
            },
        };

    private static Sha2Request ReadShort(ref WireReader r, HashFunction function)
    {
        var length = ReadLength(ref r);
        var chaining = r.Bytes(HashSizes.Chaining(function));
        var isLast = r.U32() != 0;
        return new Sha2Request(function, State(length, chaining), r.Bytes(r.Count()), isLast);
    }

    private static Sha2Request ReadLong(ref WireReader r, HashFunction function)
    {
        var length = ReadLength(ref r);
        var chaining = r.Bytes(HashSizes.Chaining(function));
        var variant = (HashFunction)r.U32();
        var isLast = r.U32() != 0;
        var isVariant = function == HashFunction.Sha512 && variant is HashFunction.Sha512_224 or HashFunction.Sha512_256;
        return new Sha2Request(isVariant ? variant : function, State(length, chaining), r.Bytes(r.Count()), isLast);
    }

    // Where nothing has been hashed the words are the constants, in whatever order the client holds them.
    private static Sha2State State(ulong length, Bytes chaining) => length == 0 ? Sha2State.Start : new Sha2State(length, chaining);

    private static void WriteSha2(ref WireWriter w, Sha2Request q)
    {
        WriteLength(ref w, q.State.LengthBytes);
        if (q.State.LengthBytes == 0)
        {
            w.Bytes(HashSizes.InitialChaining(q.Function));
        }
        else
        {
            w.Fixed(q.State.Chaining, HashSizes.Chaining(q.Function));
        }

        if (HashSizes.HasLongWords(q.Function))
        {
            w.U32((uint)q.Function);
        }

        w.U32(q.IsLast ? 1u : 0);
        w.Count(q.Data.Length);
        w.Bytes(q.Data);
    }

    private static ulong ReadLength(ref WireReader r)
    {
        var high = r.U32();
        return ((ulong)high << 32) | r.U32();
    }

    private static void WriteLength(ref WireWriter w, ulong length)
    {
        w.U32((uint)(length >> 32));
        w.U32((uint)length);
    }

    // Lanes are numbers of the client's order on the wire, least significant byte first in the typed state.
    private static Bytes ReadLanes(ref WireReader r)
    {
        r.Require(r.Remaining >= Sha3StateBytes);
        if (r.Failed)
        {
            return default;
        }

        var lanes = new byte[Sha3StateBytes];
        for (var lane = 0; lane < LaneCount; lane++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(lanes.AsSpan(8 * lane), r.U64());
        }

        return Bytes.Adopt(lanes);
    }

    private static void WriteLanes(ref WireWriter w, Bytes state)
    {
        if (state.IsEmpty)
        {
            w.Zeros(Sha3StateBytes);
            return;
        }

        if (state.Length != Sha3StateBytes)
        {
            w.Refuse(HsmStatus.BadArgs);
            return;
        }

        for (var lane = 0; lane < LaneCount; lane++)
        {
            w.U64(System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(state.Span[(8 * lane)..]));
        }
    }

    private static Bytes Cut(Bytes field, int length) => field.IsEmpty ? field : field.Slice(0, length);
}
