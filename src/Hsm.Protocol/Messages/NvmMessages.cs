using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>NVM without DMA (protocol page 7). Ids are raw.</summary>
internal static class NvmMessages
{
    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<NvmInitRequest, NvmInitResponse>(new WireKey(RequestKind.NvmInit), Shapes.Nvm)
        {
            RequestLengthBytes = 4,
            ResponseLengthBytes = 12,
            Decode = static (ref r) => new NvmInitRequest(r.U32()),
            Encode = static (ref w, q) => w.U32(q.ClientNvmId),
            DecodeReply = static (ref r, _) => new NvmInitResponse(r.U32(), r.U32()),
            EncodeReply = static (ref w, _, a) =>
            {
                w.U32(a.ServerNvmId);
                w.U32(a.ClientNvmId);
            },
        },
        new MessageCodec<NvmCleanupRequest, StatusResponse>(new WireKey(RequestKind.NvmCleanup), Shapes.Nvm)
        {
            ResponseLengthBytes = 4,
            Decode = static (ref _) => new NvmCleanupRequest(),
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<NvmGetAvailableRequest, NvmGetAvailableResponse>(new WireKey(RequestKind.NvmGetAvailable), Shapes.Nvm)
        {
            ResponseLengthBytes = 16,
            Decode = static (ref _) => new NvmGetAvailableRequest(),
            DecodeReply = static (ref r, _) => new NvmGetAvailableResponse(r.U32(), r.U32(), r.U16(), r.U16()),
            EncodeReply = static (ref w, _, a) =>
            {
                w.U32(a.AvailableBytes);
                w.U32(a.ReclaimableBytes);
                w.U16(a.AvailableObjects);
                w.U16(a.ReclaimableObjects);
            },
        },
        new MessageCodec<NvmAddRequest, StatusResponse>(new WireKey(RequestKind.NvmAdd), Shapes.Nvm)
        {
            RequestLengthBytes = 32,
            ResponseLengthBytes = 4,
            Decode = static (ref r) => new NvmAddRequest(r.Metadata(), r.Rest()),
            Encode = static (ref w, q) =>
            {
                w.Metadata(q.Metadata);
                w.Bytes(q.Data);
            },
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<NvmListRequest, NvmListResponse>(new WireKey(RequestKind.NvmList), Shapes.Nvm)
        {
            RequestLengthBytes = 6,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                r.Skip(4);
                return new NvmListRequest(r.Nvm());
            },
            Encode = static (ref w, q) =>
            {
                w.Zeros(4);
                w.Nvm(q.StartId);
            },
            DecodeReply = static (ref r, _) => new NvmListResponse(r.U16(), r.Nvm()),
            EncodeReply = static (ref w, _, a) =>
            {
                w.U16(a.Count);
                w.Nvm(a.Id);
            },
        },
        new MessageCodec<NvmGetMetadataRequest, NvmGetMetadataResponse>(new WireKey(RequestKind.NvmGetMetadata), Shapes.Nvm)
        {
            RequestLengthBytes = 2,
            ResponseLengthBytes = 36,
            Decode = static (ref r) => new NvmGetMetadataRequest(r.Nvm()),
            Encode = static (ref w, q) => w.Nvm(q.Id),
            DecodeReply = static (ref r, _) => new NvmGetMetadataResponse(r.Metadata()),
            EncodeReply = static (ref w, _, a) => w.Metadata(a.Metadata),
        },
        new MessageCodec<NvmDestroyRequest, StatusResponse>(new WireKey(RequestKind.NvmDestroy), Shapes.Nvm)
        {
            RequestLengthBytes = 40,
            ResponseLengthBytes = 4,
            Decode = static (ref r) => new NvmDestroyRequest(ReadIds(ref r)),
            Encode = static (ref w, q) =>
            {
                w.U16(q.Ids.Count);
                if (q.Ids.Count > NvmIdList.MaxCount)
                {
                    w.Refuse(HsmStatus.BadArgs);
                    return;
                }

                WriteIds(ref w, q.Ids.Span);
                w.Zeros(2 * (NvmIdList.MaxCount - q.Ids.Count));
            },
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<NvmReadRequest, NvmReadResponse>(new WireKey(RequestKind.NvmRead), Shapes.Nvm)
        {
            RequestLengthBytes = 6,
            ResponseLengthBytes = 4,
            Decode = static (ref r) => new NvmReadRequest(r.Nvm(), r.U16(), r.U16()),
            Encode = static (ref w, q) =>
            {
                w.Nvm(q.Id);
                w.U16(q.OffsetBytes);
                w.U16(q.LengthBytes);
            },
            DecodeReply = static (ref r, _) => new NvmReadResponse(r.Rest()),
            EncodeReply = static (ref w, _, a) => w.Bytes(a.Data),
        },
    ];

    /// <summary>Writes ids one after the other.</summary>
    public static void WriteIds(ref WireWriter w, ReadOnlySpan<NvmId> ids)
    {
        foreach (var id in ids)
        {
            w.Nvm(id);
        }
    }

    private static NvmIdList ReadIds(ref WireReader r)
    {
        var count = r.U16();
        r.Require(r.Remaining >= 2 * NvmIdList.MaxCount);
        r.Require(count <= NvmIdList.MaxCount, HsmStatus.BadArgs);
        Span<NvmId> ids = stackalloc NvmId[NvmIdList.MaxCount];
        foreach (ref var id in ids)
        {
            id = r.Nvm();
        }

        return r.Failed ? new NvmIdList() : new NvmIdList(ids[..count]);
    }
}
