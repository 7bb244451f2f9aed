using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>SHE: ciphers and MACs. The direction of a cipher is its action, not a field.</summary>
internal static class SheCipherMessages
{
    private const int BlockBytes = 16;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        Ecb(RequestKind.SheEncryptEcb, CipherDirection.Encrypt),
        Ecb(RequestKind.SheDecryptEcb, CipherDirection.Decrypt),
        Cbc(RequestKind.SheEncryptCbc, CipherDirection.Encrypt),
        Cbc(RequestKind.SheDecryptCbc, CipherDirection.Decrypt),
        new MessageCodec<SheGenerateMacRequest, SheGenerateMacResponse>(new WireKey(RequestKind.SheGenerateMac), Shapes.She)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 20,
            Decode = static (ref r) => new SheGenerateMacRequest((byte)r.U32(), r.Bytes(r.Count())),
            Encode = static (ref w, q) =>
            {
                w.U32(q.KeySlot);
                w.Count(q.Message.Length);
                w.Bytes(q.Message);
            },
            DecodeReply = static (ref r, _) => new SheGenerateMacResponse(r.Bytes(BlockBytes)),
            EncodeReply = static (ref w, _, a) => w.Fixed(a.Mac, BlockBytes),
        },
        new MessageCodec<SheVerifyMacRequest, SheVerifyMacResponse>(new WireKey(RequestKind.SheVerifyMac), Shapes.She)
        {
            RequestLengthBytes = 16,
            ResponseLengthBytes = 12,
            Decode = static (ref r) =>
            {
                var slot = (byte)r.U32();
                var length = r.Count();
                var macLength = r.Count();
                r.Skip(4);
                return new SheVerifyMacRequest(slot, r.Bytes(length), r.Bytes(macLength));
            },
            Encode = static (ref w, q) =>
            {
                w.U32(q.KeySlot);
                w.Count(q.Message.Length);
                w.Count(q.Mac.Length);
                w.Zeros(4);
                w.Bytes(q.Message);
                w.Bytes(q.Mac);
            },

            // The status is SHE's: 0 says that the MAC matched.
            DecodeReply = static (ref r, _) => new SheVerifyMacResponse(r.U8() == 0),
            EncodeReply = static (ref w, _, a) => w.U8(a.IsValid ? (byte)0 : (byte)1),
        },
    ];

    private static MessageCodec<SheEcbRequest, SheCipherResponse> Ecb(RequestKind kind, CipherDirection direction) =>
        new(new WireKey(kind), Shapes.She)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 8,
            Decode = (ref r) =>
            {
                var length = r.Count();
                var slot = ReadSlot(ref r);
                return new SheEcbRequest(direction, slot, r.Bytes(length));
            },
            Encode = static (ref w, q) =>
            {
                w.Count(q.Data.Length);
                WriteSlot(ref w, q.KeySlot);
                w.Bytes(q.Data);
            },
            DecodeReply = static (ref r, _) => new SheCipherResponse(r.Bytes(r.Count())),
            EncodeReply = static (ref w, _, a) => WriteOutput(ref w, a),
        };

    private static MessageCodec<SheCbcRequest, SheCipherResponse> Cbc(RequestKind kind, CipherDirection direction) =>
        new(new WireKey(kind), Shapes.She)
        {
            RequestLengthBytes = 24,
            ResponseLengthBytes = 8,
            Decode = (ref r) =>
            {
                var length = r.Count();
                var slot = ReadSlot(ref r);
                return new SheCbcRequest(direction, slot, r.Bytes(BlockBytes), r.Bytes(length));
            },
            Encode = static (ref w, q) =>
            {
                w.Count(q.Data.Length);
                WriteSlot(ref w, q.KeySlot);
                w.Fixed(q.Iv, BlockBytes);
                w.Bytes(q.Data);
            },
            DecodeReply = static (ref r, _) => new SheCipherResponse(r.Bytes(r.Count())),
            EncodeReply = static (ref w, _, a) => WriteOutput(ref w, a),
        };

    private static byte ReadSlot(ref WireReader r)
    {
        var slot = r.U8();
        r.Skip(3);
        return slot;
    }

    private static void WriteSlot(ref WireWriter w, byte slot)
    {
        w.U8(slot);
        w.Zeros(3);
    }

    private static void WriteOutput(ref WireWriter w, SheCipherResponse a)
    {
        w.Count(a.Output.Length);
        w.Bytes(a.Output);
    }
}
