using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>SHE: identity, boot, keys, random numbers. Messages of the update protocol are runs of bytes.</summary>
internal static class SheMessages
{
    private const int BlockBytes = 16;
    private const int MessageTwoBytes = 32;
    private const int UidBytes = 15;
    private const int StatusReplyBytes = 8;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<SheSetUidRequest, StatusResponse>(new WireKey(RequestKind.SheSetUid), Shapes.She)
        {
            RequestLengthBytes = 16,
            ResponseLengthBytes = StatusReplyBytes,
            Decode = static (ref r) =>
            {
                var uid = r.Bytes(UidBytes);
                r.Skip(1);
                return new SheSetUidRequest(uid);
            },
            Encode = static (ref w, q) =>
            {
                w.Fixed(q.Uid, UidBytes);
                w.Zeros(1);
            },
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<SheSecureBootInitRequest, StatusResponse>(new WireKey(RequestKind.SheSecureBootInit), Shapes.SheWithStatus)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = StatusReplyBytes,
            Decode = static (ref r) =>
            {
                var length = r.U32();
                r.Skip(4);
                return new SheSecureBootInitRequest(length);
            },
            Encode = static (ref w, q) =>
            {
                w.U32(q.LengthBytes);
                w.Zeros(4);
            },
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<SheSecureBootUpdateRequest, StatusResponse>(new WireKey(RequestKind.SheSecureBootUpdate), Shapes.SheWithStatus)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = StatusReplyBytes,
            Decode = static (ref r) =>
            {
                var length = r.Count();
                r.Skip(4);
                return new SheSecureBootUpdateRequest(r.Bytes(length));
            },
            Encode = static (ref w, q) =>
            {
                w.Count(q.Data.Length);
                w.Zeros(4);
                w.Bytes(q.Data);
            },
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<SheSecureBootFinishRequest, StatusResponse>(new WireKey(RequestKind.SheSecureBootFinish), Shapes.SheWithStatus)
        {
            ResponseLengthBytes = StatusReplyBytes,
            IsExact = true,
            Decode = static (ref _) => new SheSecureBootFinishRequest(),
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<SheGetStatusRequest, SheGetStatusResponse>(new WireKey(RequestKind.SheGetStatus), Shapes.She)
        {
            ResponseLengthBytes = 12,
            IsExact = true,
            Decode = static (ref _) => new SheGetStatusRequest(),
            DecodeReply = static (ref r, _) => new SheGetStatusResponse((SheStatusFlags)r.U8()),
            EncodeReply = static (ref w, _, a) => w.U8((byte)a.Flags),
        },
        new MessageCodec<SheLoadKeyRequest, SheLoadKeyResponse>(new WireKey(RequestKind.SheLoadKey), Shapes.She)
        {
            RequestLengthBytes = 64,
            ResponseLengthBytes = 52,
            Decode = static (ref r) => new SheLoadKeyRequest(r.Bytes(BlockBytes), r.Bytes(MessageTwoBytes), r.Bytes(BlockBytes)),
            Encode = static (ref w, q) =>
            {
                w.Fixed(q.MessageOne, BlockBytes);
                w.Fixed(q.MessageTwo, MessageTwoBytes);
                w.Fixed(q.MessageThree, BlockBytes);
            },
            DecodeReply = static (ref r, _) => new SheLoadKeyResponse(r.Bytes(MessageTwoBytes), r.Bytes(BlockBytes)),
            EncodeReply = static (ref w, _, a) =>
            {
                w.Fixed(a.MessageFour, MessageTwoBytes);
                w.Fixed(a.MessageFive, BlockBytes);
            },
        },
        new MessageCodec<SheLoadPlainKeyRequest, StatusResponse>(new WireKey(RequestKind.SheLoadPlainKey), Shapes.She)
        {
            RequestLengthBytes = 16,
            ResponseLengthBytes = 4,
            Decode = static (ref r) => new SheLoadPlainKeyRequest(r.Bytes(BlockBytes)),
            Encode = static (ref w, q) => w.Fixed(q.Key, BlockBytes),
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<SheExportRamKeyRequest, SheExportRamKeyResponse>(new WireKey(RequestKind.SheExportRamKey), Shapes.She)
        {
            ResponseLengthBytes = 116,
            IsExact = true,
            Decode = static (ref _) => new SheExportRamKeyRequest(),
            DecodeReply = static (ref r, _) => new SheExportRamKeyResponse(
                r.Bytes(BlockBytes), r.Bytes(MessageTwoBytes), r.Bytes(BlockBytes), r.Bytes(MessageTwoBytes), r.Bytes(BlockBytes)),
            EncodeReply = static (ref w, _, a) =>
            {
                w.Fixed(a.MessageOne, BlockBytes);
                w.Fixed(a.MessageTwo, MessageTwoBytes);
                w.Fixed(a.MessageThree, BlockBytes);
                w.Fixed(a.MessageFour, MessageTwoBytes);
                w.Fixed(a.MessageFive, BlockBytes);
            },
        },
        new MessageCodec<SheInitRngRequest, StatusResponse>(new WireKey(RequestKind.SheInitRng), Shapes.SheWithStatus)
        {
            ResponseLengthBytes = StatusReplyBytes,
            IsExact = true,
            Decode = static (ref _) => new SheInitRngRequest(),
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<SheRandomRequest, SheRandomResponse>(new WireKey(RequestKind.SheRandom), Shapes.She)
        {
            ResponseLengthBytes = 20,
            IsExact = true,
            Decode = static (ref _) => new SheRandomRequest(),
            DecodeReply = static (ref r, _) => new SheRandomResponse(r.Bytes(BlockBytes)),
            EncodeReply = static (ref w, _, a) => w.Fixed(a.Data, BlockBytes),
        },
        new MessageCodec<SheExtendSeedRequest, StatusResponse>(new WireKey(RequestKind.SheExtendSeed), Shapes.SheWithStatus)
        {
            RequestLengthBytes = 16,
            ResponseLengthBytes = StatusReplyBytes,
            Decode = static (ref r) => new SheExtendSeedRequest(r.Bytes(BlockBytes)),
            Encode = static (ref w, q) => w.Fixed(q.Entropy, BlockBytes),
            DecodeReply = Shapes.Done,
        },
    ];
}
