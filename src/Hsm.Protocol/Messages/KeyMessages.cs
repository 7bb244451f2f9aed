using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>KEY without wrapping and DMA. Ids are in the client's form.</summary>
internal static class KeyMessages
{
    private const int IdPadBytes = 6;
    private const int ExportPadBytes = 4;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<KeyCacheRequest, KeyCacheResponse>(new WireKey(RequestKind.KeyCache), Shapes.ReturnCode)
        {
            RequestLengthBytes = 40,
            ResponseLengthBytes = 12,
            Decode = static (ref r) =>
            {
                var flags = r.Flags32();
                var length = r.Count();
                var labelLength = r.U32();
                var id = r.Key16();
                r.Skip(2);
                return new KeyCacheRequest(id, flags, r.Label(labelLength), r.Bytes(length));
            },
            Encode = static (ref w, q) =>
            {
                w.Flags32(q.Flags);
                w.Count(q.Key.Length);
                w.U32(ObjectLabel.LengthBytes);
                w.Key16(q.Id);
                w.Zeros(2);
                w.Label(q.Label);
                w.Bytes(q.Key);
            },
            DecodeReply = static (ref r, _) => new KeyCacheResponse(r.Key16()),
            EncodeReply = static (ref w, _, a) => w.Key16(a.Id),
        },
        new MessageCodec<KeyCacheRandomRequest, KeyCacheResponse>(new WireKey(RequestKind.KeyCacheRandom), Shapes.ReturnCode)
        {
            RequestLengthBytes = 40,
            ResponseLengthBytes = 12,
            Decode = static (ref r) =>
            {
                var flags = r.Flags32();
                var labelLength = r.U32();
                var length = r.U16();
                var id = r.Key16();
                r.Skip(4);
                return new KeyCacheRandomRequest(id, flags, r.Label(labelLength), length);
            },
            Encode = static (ref w, q) =>
            {
                w.Flags32(q.Flags);
                w.U32(ObjectLabel.LengthBytes);
                w.U16(q.LengthBytes);
                w.Key16(q.Id);
                w.Zeros(4);
                w.Label(q.Label);
            },
            DecodeReply = static (ref r, _) => new KeyCacheResponse(r.Key16()),
            EncodeReply = static (ref w, _, a) => w.Key16(a.Id),
        },
        ById(RequestKind.KeyEvict, 12, static id => new KeyEvictRequest(id), static q => q.Id),
        ById(RequestKind.KeyCommit, 12, static id => new KeyCommitRequest(id), static q => q.Id),
        ById(RequestKind.KeyErase, 12, static id => new KeyEraseRequest(id), static q => q.Id),
        ById(RequestKind.KeyRevoke, 8, static id => new KeyRevokeRequest(id), static q => q.Id),
        new MessageCodec<KeyExportRequest, KeyExportResponse>(new WireKey(RequestKind.KeyExport), Shapes.ReturnCode)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 36,
            Decode = static (ref r) => new KeyExportRequest(ReadId(ref r)),
            Encode = static (ref w, q) => WriteId(ref w, q.Id),
            DecodeReply = static (ref r, _) =>
            {
                var label = ReadExport(ref r, out var key);
                return new KeyExportResponse(label, key);
            },
            EncodeReply = static (ref w, _, a) => WriteExport(ref w, a.Label, a.Key),
        },
        new MessageCodec<KeyExportPublicRequest, KeyExportPublicResponse>(new WireKey(RequestKind.KeyExportPublic), Shapes.ReturnCode)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 36,
            Decode = static (ref r) =>
            {
                var id = r.Key16();
                var algorithm = (PublicKeyAlgorithm)r.U16();
                r.Skip(4);
                return new KeyExportPublicRequest(id, algorithm);
            },
            Encode = static (ref w, q) =>
            {
                w.Key16(q.Id);
                w.U16((int)q.Algorithm);
                w.Zeros(4);
            },
            DecodeReply = static (ref r, _) =>
            {
                var label = ReadExport(ref r, out var key);
                return new KeyExportPublicResponse(label, key);
            },
            EncodeReply = static (ref w, _, a) => WriteExport(ref w, a.Label, a.PublicKey),
        },
    ];

    private static MessageCodec<TRequest, StatusResponse> ById<TRequest>(
        RequestKind kind, int responseLengthBytes, Func<KeyId, TRequest> make, Func<TRequest, KeyId> id)
        where TRequest : HsmRequest => new(new WireKey(kind), Shapes.ReturnCode)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = responseLengthBytes,
            Decode = (ref r) => make(ReadId(ref r)),
            Encode = (ref w, q) => WriteId(ref w, id(q)),
            DecodeReply = Shapes.Done,
        };

    private static KeyId ReadId(ref WireReader r)
    {
        var id = r.Key16();
        r.Skip(IdPadBytes);
        return id;
    }

    private static void WriteId(ref WireWriter w, KeyId id)
    {
        w.Key16(id);
        w.Zeros(IdPadBytes);
    }

    private static ObjectLabel ReadExport(ref WireReader r, out Bytes key)
    {
        var length = r.Count();
        var label = r.Label();
        r.Skip(ExportPadBytes);
        key = r.Bytes(length);
        return label;
    }

    private static void WriteExport(ref WireWriter w, ObjectLabel label, Bytes key)
    {
        w.Count(key.Length);
        w.Label(label);
        w.Zeros(ExportPadBytes);
        w.Bytes(key);
    }
}
