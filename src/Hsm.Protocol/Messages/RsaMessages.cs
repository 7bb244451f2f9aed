using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>CRYPTO PK: RSA.</summary>
internal static class RsaMessages
{
    private const uint Rsa = 1;
    private const uint KeyGen = 8;
    private const uint GetSize = 17;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<RsaKeyGenRequest, GeneratedKeyResponse>(Pk.Key(KeyGen), Shapes.Crypto)
        {
            RequestLengthBytes = 40,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var flags = r.Flags32();
                var id = r.Key32();
                var size = r.Count();
                var exponent = r.U32();
                return new RsaKeyGenRequest(size, exponent, new KeyTarget(id, flags, r.Label()));
            },
            Encode = static (ref w, q) =>
            {
                w.Flags32(q.Target.Flags);
                w.Key32(q.Target.Id);
                w.Count(q.SizeBits);
                w.U32(q.Exponent);
                w.Label(q.Target.Label);
            },
            DecodeReply = Pk.ReadGenerated,
            EncodeReply = Pk.WriteGenerated,
        },
        new MessageCodec<RsaRequest, RsaResponse>(Pk.Key(Rsa), Shapes.Crypto)
        {
            RequestLengthBytes = 20,
            ResponseLengthBytes = 4,
            Decode = static (ref r) =>
            {
                var operation = (RsaOperation)r.I32();
                var options = r.U32();
                var key = r.Key32();
                var length = r.Count();
                var outputLength = r.Count();
                return new RsaRequest(operation, key, r.Bytes(length), outputLength) { EvictsKey = (options & Pk.Evict) != 0 };
            },
            Encode = static (ref w, q) =>
            {
                w.I32((int)q.Operation);
                w.U32(Pk.Options(q));
                w.Key32(q.Key);
                w.Count(q.Data.Length);
                w.Count(q.OutputLengthBytes);
                w.Bytes(q.Data);
            },
            DecodeReply = static (ref r, _) => new RsaResponse(r.Bytes(r.Count())),
            EncodeReply = static (ref w, _, a) =>
            {
                w.Count(a.Output.Length);
                w.Bytes(a.Output);
            },
        },
        new MessageCodec<RsaGetSizeRequest, RsaGetSizeResponse>(Pk.Key(GetSize), Shapes.Crypto)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 4,
            Decode = static (ref r) =>
            {
                var options = r.U32();
                return new RsaGetSizeRequest(r.Key32()) { EvictsKey = (options & Pk.Evict) != 0 };
            },
            Encode = static (ref w, q) =>
            {
                w.U32(Pk.Options(q));
                w.Key32(q.Key);
            },
            DecodeReply = static (ref r, _) => new RsaGetSizeResponse(r.Count()),
            EncodeReply = static (ref w, _, a) => w.Count(a.SizeBytes),
        },
    ];
}
