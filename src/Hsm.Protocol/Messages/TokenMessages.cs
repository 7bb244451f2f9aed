using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>
/// The PKCS#11 face: an extension of ours in group CUSTOM, actions 0x80 to 0x90, where wolfHSM has callbacks of the user's
/// own. A response is <c>int32 rc</c>, <c>uint32 result</c> (a CKR_ value), then what the call tells; attributes are
/// <c>uint32 count</c>, then type, length (both 32 bits) and value of each; a boolean is 32 bits.
/// </summary>
internal static class TokenMessages
{
    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        Row(RequestKind.TokenAttach, Done,
            static (ref r) => new TokenAttachRequest(r.U32()),
            static (ref w, q) => w.U32(q.Application)),
        Row(RequestKind.TokenOpenSession, Handle,
            static (ref r) => new TokenOpenSessionRequest(r.U32() != 0),
            static (ref w, q) => Flag(ref w, q.IsReadWrite)),
        Row(RequestKind.TokenCloseSession, Done,
            static (ref r) => new TokenCloseSessionRequest(r.U32()),
            static (ref w, q) => w.U32(q.Session)),
        Row(RequestKind.TokenCloseAllSessions, Done,
            static (ref _) => new TokenCloseAllSessionsRequest(),
            static (ref _, _) => { }),
        Row(RequestKind.TokenSessionInfo, static (ref r) => new TokenSessionInfoResponse((TokenSessionState)r.U32()),
            static (ref r) => new TokenSessionInfoRequest(r.U32()),
            static (ref w, q) => w.U32(q.Session)),
        Row(RequestKind.TokenLogin, Done,
            static (ref r) => new TokenLoginRequest(r.U32(), (TokenUser)r.I32(), r.Bytes(r.Count())),
            static (ref w, q) =>
            {
                w.U32(q.Session);
                w.I32((int)q.User);
                Run(ref w, q.Pin);
            }),
        Row(RequestKind.TokenLogout, Done,
            static (ref r) => new TokenLogoutRequest(r.U32()),
            static (ref w, q) => w.U32(q.Session)),
        Row(RequestKind.TokenCreateObject, Handle,
            static (ref r) => new TokenCreateObjectRequest(r.U32(), Attributes(ref r)),
            static (ref w, q) =>
            {
                w.U32(q.Session);
                Attributes(ref w, q.Template);
            }),
        Row(RequestKind.TokenGenerateKey, Handle,
            static (ref r) => new TokenGenerateKeyRequest(r.U32(), Attributes(ref r)),
            static (ref w, q) =>
            {
                w.U32(q.Session);
                Attributes(ref w, q.Template);
            }),
        Row(RequestKind.TokenDestroyObject, Done,
            static (ref r) => new TokenDestroyObjectRequest(r.U32(), r.U32()),
            static (ref w, q) =>
            {
                w.U32(q.Session);
                w.U32(q.Object);
            }),
        .. TokenObjectMessages.All,
    ];

    /// <summary>Reads what a successful response tells.</summary>
    internal delegate HsmResponse TokenReader(ref WireReader reader);

    /// <summary>A row of this table and of the one of objects and operations.</summary>
    internal static MessageCodec Row<TRequest>(
        RequestKind kind, TokenReader reply, RequestReader<TRequest> decode, RequestWriter<TRequest> encode)
        where TRequest : HsmRequest => new MessageCodec<TRequest, HsmResponse>(new WireKey(kind), Shapes.ReturnCode)
        {
            ResponseLengthBytes = 8,
            Decode = decode,
            Encode = encode,
            DecodeReply = (ref r, _) => Reply(ref r, reply),
            EncodeReply = static (ref w, _, a) => Reply(ref w, a),
        };

    /// <summary>Nothing to tell.</summary>
    internal static HsmResponse Done(ref WireReader reader) => new TokenResponse(TokenResult.Ok);

    /// <summary>A new handle.</summary>
    internal static HsmResponse Handle(ref WireReader reader) => new TokenHandleResponse(reader.U32());

    /// <summary>Attributes by their count; a type that stands twice is refused.</summary>
    internal static TokenAttributes Attributes(ref WireReader reader)
    {
        var attributes = new List<TokenAttribute>();
        for (var left = reader.U32(); left > 0 && !reader.Failed; left--)
        {
            attributes.Add(new TokenAttribute((TokenAttributeType)reader.U32(), reader.Bytes(reader.Count())));
        }

        var set = reader.Failed ? null : TokenAttributes.TryOf(attributes.ToArray());
        reader.Require(set is not null);
        return set ?? TokenAttributes.Empty;
    }

    /// <summary>Attributes, their count first.</summary>
    internal static void Attributes(ref WireWriter writer, TokenAttributes attributes)
    {
        writer.Count(attributes.Count);
        foreach (var attribute in attributes.Span)
        {
            writer.U32((uint)attribute.Type);
            Run(ref writer, attribute.Value);
        }
    }

    /// <summary>Bytes, their number first.</summary>
    internal static void Run(ref WireWriter writer, Bytes value)
    {
        writer.Count(value.Length);
        writer.Bytes(value);
    }

    /// <summary>True or false in 32 bits.</summary>
    internal static void Flag(ref WireWriter writer, bool value) => writer.U32(value ? 1u : 0u);

    private static HsmResponse Reply(ref WireReader reader, TokenReader ok)
    {
        var result = (TokenResult)reader.I32();
        var tellsAnyway = result is TokenResult.AttributeSensitive or TokenResult.AttributeTypeInvalid && reader.Remaining > 0;
        return tellsAnyway ? new TokenAttributesResponse(result, Attributes(ref reader))
            : result == TokenResult.Ok ? ok(ref reader)
            : new TokenResponse(result);
    }

    private static void Reply(ref WireWriter writer, HsmResponse response)
    {
        writer.I32((int)(response switch
        {
            TokenResponse failed => failed.Result,
            TokenAttributesResponse told => told.Result,
            _ => TokenResult.Ok,
        }));
        switch (response)
        {
            case TokenHandleResponse a:
                writer.U32(a.Handle);
                break;
            case TokenSessionInfoResponse a:
                writer.U32((uint)a.State);
                break;
            case TokenAttributesResponse a:
                Attributes(ref writer, a.Attributes);
                break;
            case TokenHandlesResponse a:
                TokenObjectMessages.Handles(ref writer, a.Handles);
                break;
            case TokenDataResponse a:
                Run(ref writer, a.Data);
                break;
        }
    }
}
