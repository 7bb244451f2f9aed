using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>KEY: wrapping. Metadata go in the client's order here; inside a blob they are the server's.</summary>
internal static class WrapMessages
{
    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<KeyWrapRequest, KeyWrapResponse>(new WireKey(RequestKind.KeyWrap), Shapes.Wrap)
        {
            RequestLengthBytes = 6,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var length = r.U16();
                var wrappingKey = r.Key16();
                var cipher = (WrapCipher)r.U16();
                return new KeyWrapRequest(wrappingKey, r.Metadata(), r.Bytes(length)) { Cipher = cipher };
            },
            Encode = static (ref w, q) =>
            {
                w.U16(q.Key.Length);
                w.Key16(q.WrappingKey);
                w.U16((int)q.Cipher);
                w.Metadata(q.Metadata);
                w.Bytes(q.Key);
            },
            DecodeReply = static (ref r, _) =>
            {
                var blob = ReadBlob(ref r, out var cipher);
                return new KeyWrapResponse(blob) { Cipher = cipher };
            },
            EncodeReply = static (ref w, _, a) => WriteBlob(ref w, a.WrappedKey, a.Cipher),
        },
        new MessageCodec<KeyWrapExportRequest, KeyWrapExportResponse>(new WireKey(RequestKind.KeyWrapExport), Shapes.WrapExport)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
                new KeyWrapExportRequest(r.Key16(), (ObjectType)r.U16(), r.Key16()) { Cipher = (WrapCipher)r.U16() },
            Encode = static (ref w, q) =>
            {
                w.Key16(q.Key);
                w.U16((int)q.KeyType);
                w.Key16(q.WrappingKey);
                w.U16((int)q.Cipher);
            },
            DecodeReply = static (ref r, _) =>
            {
                var blob = ReadBlob(ref r, out var cipher);
                return new KeyWrapExportResponse(blob) { Cipher = cipher };
            },
            EncodeReply = static (ref w, _, a) => WriteBlob(ref w, a.WrappedKey, a.Cipher),
        },
        new MessageCodec<KeyUnwrapExportRequest, KeyUnwrapExportResponse>(new WireKey(RequestKind.KeyUnwrapExport), Shapes.UnwrapExport)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var wrappingKey = ReadUnwrap(ref r, out var cipher, out var blob);
                return new KeyUnwrapExportRequest(wrappingKey, blob) { Cipher = cipher };
            },
            Encode = static (ref w, q) => WriteUnwrap(ref w, q.WrappingKey, q.Cipher, q.WrappedKey),
            DecodeReply = static (ref r, _) =>
            {
                var length = r.U16();
                var cipher = (WrapCipher)r.U16();
                return new KeyUnwrapExportResponse(r.Metadata(), r.Bytes(length)) { Cipher = cipher };
            },
            EncodeReply = static (ref w, _, a) =>
            {
                w.U16(a.Key.Length);
                w.U16((int)a.Cipher);
                w.Metadata(a.Metadata);
                w.Bytes(a.Key);
            },
        },
        new MessageCodec<KeyUnwrapCacheRequest, KeyUnwrapCacheResponse>(new WireKey(RequestKind.KeyUnwrapCache), Shapes.Wrap)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var wrappingKey = ReadUnwrap(ref r, out var cipher, out var blob);
                return new KeyUnwrapCacheRequest(wrappingKey, blob) { Cipher = cipher };
            },
            Encode = static (ref w, q) => WriteUnwrap(ref w, q.WrappingKey, q.Cipher, q.WrappedKey),
            DecodeReply = static (ref r, _) => new KeyUnwrapCacheResponse(r.Key16()) { Cipher = (WrapCipher)r.U16() },
            EncodeReply = static (ref w, _, a) =>
            {
                w.Key16(a.Id);
                w.U16((int)a.Cipher);
            },
        },
        new MessageCodec<DataWrapRequest, DataWrapResponse>(new WireKey(RequestKind.DataWrap), Shapes.WrapData)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 12,
            Decode = static (ref r) =>
            {
                var wrappingKey = ReadData(ref r, out var cipher, out var data);
                return new DataWrapRequest(wrappingKey, data) { Cipher = cipher };
            },
            Encode = static (ref w, q) => WriteData(ref w, q.WrappingKey, q.Cipher, q.Data),
            DecodeReply = static (ref r, _) =>
            {
                var data = ReadDataReply(ref r, out var cipher);
                return new DataWrapResponse(data) { Cipher = cipher };
            },
            EncodeReply = static (ref w, _, a) => WriteDataReply(ref w, a.WrappedData, a.Cipher),
        },
        new MessageCodec<DataUnwrapRequest, DataUnwrapResponse>(new WireKey(RequestKind.DataUnwrap), Shapes.WrapData)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 12,
            Decode = static (ref r) =>
            {
                var wrappingKey = ReadData(ref r, out var cipher, out var data);
                return new DataUnwrapRequest(wrappingKey, data) { Cipher = cipher };
            },
            Encode = static (ref w, q) => WriteData(ref w, q.WrappingKey, q.Cipher, q.WrappedData),
            DecodeReply = static (ref r, _) =>
            {
                var data = ReadDataReply(ref r, out var cipher);
                return new DataUnwrapResponse(data) { Cipher = cipher };
            },
            EncodeReply = static (ref w, _, a) => WriteDataReply(ref w, a.Data, a.Cipher),
        },
    ];

    private static Bytes ReadBlob(ref WireReader r, out WrapCipher cipher)
    {
        var length = r.U16();
        cipher = (WrapCipher)r.U16();
        return r.Bytes(length);
    }

    private static void WriteBlob(ref WireWriter w, Bytes blob, WrapCipher cipher)
    {
        w.U16(blob.Length);
        w.U16((int)cipher);
        w.Bytes(blob);
    }

    private static KeyId ReadUnwrap(ref WireReader r, out WrapCipher cipher, out Bytes blob)
    {
        var length = r.U16();
        var wrappingKey = r.Key16();
        cipher = (WrapCipher)r.U16();
        r.Skip(2);
        blob = r.Bytes(length);
        return wrappingKey;
    }

    private static void WriteUnwrap(ref WireWriter w, KeyId wrappingKey, WrapCipher cipher, Bytes blob)
    {
        w.U16(blob.Length);
        w.Key16(wrappingKey);
        w.U16((int)cipher);
        w.Zeros(2);
        w.Bytes(blob);
    }

    private static KeyId ReadData(ref WireReader r, out WrapCipher cipher, out Bytes data)
    {
        var length = r.Count();
        var wrappingKey = r.Key16();
        cipher = (WrapCipher)r.U16();
        data = r.Bytes(length);
        return wrappingKey;
    }

    private static void WriteData(ref WireWriter w, KeyId wrappingKey, WrapCipher cipher, Bytes data)
    {
        w.Count(data.Length);
        w.Key16(wrappingKey);
        w.U16((int)cipher);
        w.Bytes(data);
    }

    private static Bytes ReadDataReply(ref WireReader r, out WrapCipher cipher)
    {
        var length = r.Count();
        cipher = (WrapCipher)r.U16();
        r.Skip(2);
        return r.Bytes(length);
    }

    private static void WriteDataReply(ref WireWriter w, Bytes data, WrapCipher cipher)
    {
        w.Count(data.Length);
        w.U16((int)cipher);
        w.Zeros(2);
        w.Bytes(data);
    }
}
