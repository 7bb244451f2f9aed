using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>The PKCS#11 face: attributes, searches and ciphers; see <see cref="TokenMessages"/>.</summary>
internal static class TokenObjectMessages
{
    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        TokenMessages.Row(RequestKind.TokenGetAttributes,
            static (ref r) => new TokenAttributesResponse(TokenResult.Ok, TokenMessages.Attributes(ref r)),
            static (ref r) => new TokenGetAttributesRequest(r.U32(), r.U32(), Types(ref r)),
            static (ref w, q) =>
            {
                w.U32(q.Session);
                w.U32(q.Object);
                Types(ref w, q.Types);
            }),
        TokenMessages.Row(RequestKind.TokenSetAttributes, TokenMessages.Done,
            static (ref r) => new TokenSetAttributesRequest(r.U32(), r.U32(), TokenMessages.Attributes(ref r)),
            static (ref w, q) =>
            {
                w.U32(q.Session);
                w.U32(q.Object);
                TokenMessages.Attributes(ref w, q.Changes);
            }),
        TokenMessages.Row(RequestKind.TokenFindInit, TokenMessages.Done,
            static (ref r) => new TokenFindInitRequest(r.U32(), TokenMessages.Attributes(ref r)),
            static (ref w, q) =>
            {
                w.U32(q.Session);
                TokenMessages.Attributes(ref w, q.Template);
            }),
        TokenMessages.Row(RequestKind.TokenFind, static (ref r) => new TokenHandlesResponse(Handles(ref r)),
            static (ref r) => new TokenFindRequest(r.U32(), r.I32()),
            static (ref w, q) =>
            {
                w.U32(q.Session);
                w.I32(q.MaxCount);
            }),
        TokenMessages.Row(RequestKind.TokenFindFinal, TokenMessages.Done,
            static (ref r) => new TokenFindFinalRequest(r.U32()),
            static (ref w, q) => w.U32(q.Session)),
        TokenMessages.Row(RequestKind.TokenCipherInit, TokenMessages.Done,
            static (ref r) => new TokenCipherInitRequest(
                r.U32(),
                r.U32(),
                new TokenCipher((TokenOperation)r.U32(), r.Bytes(r.Count()), r.Bytes(r.Count()), r.I32()) { Mechanism = (TokenMechanism)r.U32() }),
            static (ref w, q) =>
            {
                w.U32(q.Session);
                w.U32(q.Key);
                w.U32((uint)q.Cipher.Operation);
                TokenMessages.Run(ref w, q.Cipher.Iv);
                TokenMessages.Run(ref w, q.Cipher.Aad);
                w.I32(q.Cipher.TagLengthBytes);
                w.U32((uint)q.Cipher.Mechanism);
            }),
        TokenMessages.Row(RequestKind.TokenCipherRun, RunReply,
            static (ref r) => new TokenCipherRunRequest(r.U32(), (TokenOperation)r.U32(), r.Bytes(r.Count())) { Signature = r.Bytes(r.Count()) },
            static (ref w, q) =>
            {
                w.U32(q.Session);
                w.U32((uint)q.Operation);
                TokenMessages.Run(ref w, q.Data);
                TokenMessages.Run(ref w, q.Signature);
            }),
    ];

    /// <summary>Handles, their count first.</summary>
    internal static void Handles(ref WireWriter writer, TokenHandles handles)
    {
        writer.Count(handles.Count);
        foreach (var handle in handles.Span)
        {
            writer.U32(handle);
        }
    }

    // C_Verify tells nothing but that it holds.
    private static HsmResponse RunReply(ref WireReader reader) =>
        reader.Remaining == 0 ? new TokenResponse(TokenResult.Ok) : new TokenDataResponse(reader.Bytes(reader.Count()));

    private static TokenHandles Handles(ref WireReader reader)
    {
        var handles = new List<uint>();
        for (var left = reader.U32(); left > 0 && !reader.Failed; left--)
        {
            handles.Add(reader.U32());
        }

        return new TokenHandles([.. handles]);
    }

    private static TokenAttributeTypes Types(ref WireReader reader)
    {
        var types = new List<TokenAttributeType>();
        for (var left = reader.U32(); left > 0 && !reader.Failed; left--)
        {
            types.Add((TokenAttributeType)reader.U32());
        }

        return new TokenAttributeTypes([.. types]);
    }

    private static void Types(ref WireWriter writer, TokenAttributeTypes types)
    {
        writer.Count(types.Span.Length);
        foreach (var type in types.Span)
        {
            writer.U32((uint)type);
        }
    }
}
