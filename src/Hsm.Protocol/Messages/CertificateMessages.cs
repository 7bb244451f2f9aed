using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>CERT without DMA. Ids of certificates are raw, those of keys in the client's form.</summary>
internal static class CertificateMessages
{
    private const int SimpleReplyBytes = 8;

    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        Simple(RequestKind.CertificateInit, static () => new CertificateInitRequest()),
        Simple(RequestKind.CertificateVerifyCacheClear, static () => new CertificateVerifyCacheClearRequest()),
        new MessageCodec<CertificateVerifyCacheSetEnabledRequest, StatusResponse>(
            new WireKey(RequestKind.CertificateVerifyCacheSetEnabled), Shapes.ReturnCode)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = SimpleReplyBytes,
            Decode = static (ref r) =>
            {
                var isEnabled = r.U8() != 0;
                r.Skip(7);
                return new CertificateVerifyCacheSetEnabledRequest(isEnabled);
            },
            Encode = static (ref w, q) =>
            {
                w.U8(q.IsEnabled ? (byte)1 : (byte)0);
                w.Zeros(7);
            },
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<CertificateAddTrustedRequest, StatusResponse>(new WireKey(RequestKind.CertificateAddTrusted), Shapes.ReturnCode)
        {
            RequestLengthBytes = 36,
            ResponseLengthBytes = SimpleReplyBytes,
            Decode = static (ref r) =>
            {
                var length = r.Count();
                var metadata = new ObjectMetadata(r.Nvm(), r.U16(), r.Flags16(), (ushort)length, r.Label());
                r.Skip(2);
                return new CertificateAddTrustedRequest(metadata, r.Bytes(length));
            },
            Encode = static (ref w, q) =>
            {
                w.Count(q.Certificate.Length);
                w.Nvm(q.Metadata.Id);
                w.U16(q.Metadata.Access);
                w.Flags16(q.Metadata.Flags);
                w.Label(q.Metadata.Label);
                w.Zeros(2);
                w.Bytes(q.Certificate);
            },
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<CertificateEraseTrustedRequest, StatusResponse>(new WireKey(RequestKind.CertificateEraseTrusted), Shapes.ReturnCode)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = SimpleReplyBytes,
            Decode = static (ref r) => new CertificateEraseTrustedRequest(ReadId(ref r)),
            Encode = static (ref w, q) => WriteId(ref w, q.Id),
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<CertificateReadTrustedRequest, CertificateReadTrustedResponse>(
            new WireKey(RequestKind.CertificateReadTrusted), Shapes.ReturnCode)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 8,
            Decode = static (ref r) => new CertificateReadTrustedRequest(ReadId(ref r)),
            Encode = static (ref w, q) => WriteId(ref w, q.Id),
            DecodeReply = static (ref r, _) => new CertificateReadTrustedResponse(r.Bytes(r.Count())),
            EncodeReply = static (ref w, _, a) =>
            {
                w.Count(a.Certificate.Length);
                w.Bytes(a.Certificate);
            },
        },
        new MessageCodec<CertificateVerifyRequest, CertificateVerifyResponse>(new WireKey(RequestKind.CertificateVerify), Shapes.ReturnCode)
        {
            RequestLengthBytes = 12,
            ResponseLengthBytes = 8,
            Decode = ReadVerify,
            Encode = static (ref w, q) =>
            {
                w.Count(q.Chain.Length);
                w.Nvm(q.TrustedRoot);
                w.U16((int)q.Flags);
                w.Flags16(q.CachedKeyFlags);
                w.Key16(q.Key);
                w.Bytes(q.Chain);
            },
            DecodeReply = static (ref r, _) => new CertificateVerifyResponse(r.Key16()),
            EncodeReply = static (ref w, _, a) => w.Key16(a.Key),
        },
        new MessageCodec<CertificateVerifyMultiRootRequest, CertificateVerifyResponse>(
            new WireKey(RequestKind.CertificateVerifyMultiRoot), Shapes.ReturnCode)
        {
            RequestLengthBytes = 16,
            ResponseLengthBytes = 8,
            Decode = ReadMultiRoot,
            Encode = static (ref w, q) =>
            {
                w.Count(q.Chain.Length);
                w.U16(q.TrustedRoots.Count);
                w.U16((int)q.Flags);
                w.Flags16(q.CachedKeyFlags);
                w.Key16(q.Key);
                w.Zeros(4);
                NvmMessages.WriteIds(ref w, q.TrustedRoots.Span);
                w.Bytes(q.Chain);
            },
            DecodeReply = static (ref r, _) => new CertificateVerifyResponse(r.Key16()),
            EncodeReply = static (ref w, _, a) => w.Key16(a.Key),
        },
        new MessageCodec<CertificateVerifyAttributeRequest, StatusResponse>(
            new WireKey(RequestKind.CertificateVerifyAttribute), Shapes.ReturnCode)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = SimpleReplyBytes,
            Decode = static (ref r) =>
            {
                var length = r.Count();
                var root = r.Nvm();
                r.Skip(2);
                return new CertificateVerifyAttributeRequest(root, r.Bytes(length));
            },
            Encode = static (ref w, q) =>
            {
                w.Count(q.Certificate.Length);
                w.Nvm(q.TrustedRoot);
                w.Zeros(2);
                w.Bytes(q.Certificate);
            },
            DecodeReply = Shapes.Done,
        },
    ];

    private static MessageCodec<TRequest, StatusResponse> Simple<TRequest>(RequestKind kind, Func<TRequest> make)
        where TRequest : HsmRequest => new(new WireKey(kind), Shapes.ReturnCode)
        {
            ResponseLengthBytes = SimpleReplyBytes,
            Decode = (ref _) => make(),
            DecodeReply = Shapes.Done,
        };

    private static NvmId ReadId(ref WireReader r)
    {
        var id = r.Nvm();
        r.Skip(6);
        return id;
    }

    private static void WriteId(ref WireWriter w, NvmId id)
    {
        w.Nvm(id);
        w.Zeros(6);
    }

    private static CertificateVerifyRequest ReadVerify(ref WireReader r)
    {
        var length = r.Count();
        var root = r.Nvm();
        var flags = (CertificateVerifyFlags)r.U16();
        var keyFlags = r.Flags16();
        var key = r.Key16();
        return new CertificateVerifyRequest(root, r.Bytes(length)) { Flags = flags, CachedKeyFlags = keyFlags, Key = key };
    }

    private static CertificateVerifyMultiRootRequest ReadMultiRoot(ref WireReader r)
    {
        var length = r.Count();
        var count = r.U16();
        var flags = (CertificateVerifyFlags)r.U16();
        var keyFlags = r.Flags16();
        var key = r.Key16();
        r.Skip(4);
        r.Require(count <= r.Remaining / 2);
        var roots = new NvmId[r.Failed ? 0 : count];
        for (var i = 0; i < roots.Length; i++)
        {
            roots[i] = r.Nvm();
        }

        return new CertificateVerifyMultiRootRequest(new NvmIdList(roots), r.Bytes(length))
        {
            Flags = flags,
            CachedKeyFlags = keyFlags,
            Key = key,
        };
    }
}
