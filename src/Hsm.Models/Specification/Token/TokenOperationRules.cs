using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>
/// Searches and single-part ciphers (PKCS#11 v2.40, sections 11.7 to 11.9). What a search tells is settled when it
/// begins; what a cipher uses is the key as it was when it began.
/// </summary>
internal static class TokenOperationRules
{
    public static void FindInit(TokenSituation now, TokenSessionModel session, TokenAttributes template)
    {
        if (session.Search is not null)
        {
            now.Refuse(TokenResult.OperationActive);
            return;
        }

        TokenApplicationModel knowing = now.Application;
        var handles = new List<uint>();
        foreach ((uint serial, NvmId id, TokenAttributes attributes) in now.Matching(template))
        {
            knowing = knowing.Know(serial, id, attributes.Is(TokenAttributeType.Private), out uint handle);
            handles.Add(handle);
        }

        now.Done(knowing.With(session with { Search = new TokenHandles([.. handles]) }));
    }

    public static void Find(TokenSituation now, TokenSessionModel session, int maxCount)
    {
        if (session.Search is not { } search)
        {
            now.Refuse(TokenResult.OperationNotInitialized);
            return;
        }

        if (maxCount < 0)
        {
            now.Refuse(TokenResult.ArgumentsBad);
            return;
        }

        int count = Math.Min(maxCount, search.Count);
        now.Answer(
            new TokenHandlesResponse(new TokenHandles(search.Span[..count])),
            now.Face.With(now.Application.With(session with { Search = new TokenHandles(search.Span[count..]) })));
    }

    public static void FindFinal(TokenSituation now, TokenSessionModel session)
    {
        if (session.Search is null)
        {
            now.Refuse(TokenResult.OperationNotInitialized);
            return;
        }

        now.Done(now.Application.With(session with { Search = null }));
    }

    public static void CipherInit(TokenSituation now, TokenSessionModel session, TokenCipherInitRequest request)
    {
        TokenCipher cipher = request.Cipher;
        if (session.Operation(cipher.Operation) is not null)
        {
            now.Refuse(TokenResult.OperationActive);
            return;
        }

        TokenResult result = TokenCipherRules.Check(cipher);
        if (result != TokenResult.Ok)
        {
            now.Refuse(result);
            return;
        }

        if (now.Find(request.Key) is not var (_, attributes, hidden))
        {
            now.Refuse(TokenResult.KeyHandleInvalid);
            return;
        }

        result = TokenCipherRules.MayUse(attributes, cipher);
        if (result != TokenResult.Ok)
        {
            now.Refuse(result);
            return;
        }

        var begun = new TokenCipherModel(cipher, attributes.Find(TokenAttributeType.Value) ?? default, hidden is not null);
        now.Done(now.Application.With(session with { Operations = session.Operations.Add(begun) }));
    }

    public static void CipherRun(TokenSituation now, TokenSessionModel session, TokenCipherRunRequest request)
    {
        if (session.Operation(request.Operation) is not { } begun)
        {
            now.Refuse(TokenResult.OperationNotInitialized);
            return;
        }

        TokenFace ended = now.Face.With(now.Application.With(session with { Operations = session.Operations.Without(one => one == begun) }));
        TokenMechanismRules.Run(now.Now, begun, request, now.Now.State.WithToken(ended));
    }
}
