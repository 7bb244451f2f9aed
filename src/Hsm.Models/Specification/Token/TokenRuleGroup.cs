using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>The PKCS#11 face over the same core state (hsm-notes, 17).</summary>
internal sealed class TokenRuleGroup : RuleGroup
{
    /// <inheritdoc/>
    public override bool TryApply(Situation now, HsmRequest request)
    {
        if (!IsOfThisFace(request))
        {
            return false;
        }

        if (now.Options.Token is not { } choices)
        {
            now.Refuse(HsmStatus.NoHandler);
            return true;
        }

        if (request is TokenAttachRequest attach)
        {
            TokenSessionRules.Attach(now, attach);
            return true;
        }

        if (now.State.Session(now.Session).Application is not { } number || now.State.Token.Find(number) is not { } application)
        {
            now.Tell(new TokenResponse(TokenResult.NotInitialized));
            return true;
        }

        Apply(new TokenSituation(now, application, choices), request);
        return true;
    }

    /// <inheritdoc/>
    public override bool OnlyLooks(HsmRequest request) => request is TokenSessionInfoRequest or TokenGetAttributesRequest;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyId>? KeysOf(HsmRequest request) => IsOfThisFace(request) ? [] : null;

    /// <inheritdoc/>
    public override int? LongestWrite(SpecificationOptions options, HsmRequest request) =>
        request is TokenCreateObjectRequest or TokenGenerateKeyRequest or TokenSetAttributesRequest ? options.Info.CommDataLengthBytes : null;

    private static bool IsOfThisFace(HsmRequest request) => request.Kind is >= RequestKind.TokenAttach and <= RequestKind.TokenGenerateKey;

    private static void Apply(TokenSituation now, HsmRequest request)
    {
        switch (request)
        {
            case TokenOpenSessionRequest r:
                TokenSessionRules.Open(now, r);
                return;
            case TokenCloseAllSessionsRequest:
                now.Done(now.Application.CloseAll());
                return;
        }

        if (now.Application.Session(SessionOf(request)) is not { } session)
        {
            now.Refuse(TokenResult.SessionHandleInvalid);
            return;
        }

        switch (request)
        {
            case TokenCloseSessionRequest: now.Done(now.Application.Close(session.Handle)); break;
            case TokenSessionInfoRequest: TokenSessionRules.Info(now, session); break;
            case TokenLoginRequest r: TokenSessionRules.Login(now, r); break;
            case TokenLogoutRequest: TokenSessionRules.Logout(now); break;
            case TokenCreateObjectRequest r: TokenObjectRules.Create(now, session, r.Template); break;
            case TokenGenerateKeyRequest r: TokenObjectRules.Generate(now, session, r.Template); break;
            case TokenDestroyObjectRequest r: TokenObjectRules.Destroy(now, session, r.Object); break;
            case TokenGetAttributesRequest r: TokenObjectRules.Get(now, r); break;
            case TokenSetAttributesRequest r: TokenObjectRules.Set(now, session, r); break;
            case TokenFindInitRequest r: TokenOperationRules.FindInit(now, session, r.Template); break;
            case TokenFindRequest r: TokenOperationRules.Find(now, session, r.MaxCount); break;
            case TokenFindFinalRequest: TokenOperationRules.FindFinal(now, session); break;
            case TokenCipherInitRequest r: TokenOperationRules.CipherInit(now, session, r); break;
            case TokenCipherRunRequest r: TokenOperationRules.CipherRun(now, session, r); break;
        }
    }

    private static uint SessionOf(HsmRequest request) => request switch
    {
        TokenCloseSessionRequest r => r.Session,
        TokenSessionInfoRequest r => r.Session,
        TokenLoginRequest r => r.Session,
        TokenLogoutRequest r => r.Session,
        TokenCreateObjectRequest r => r.Session,
        TokenGenerateKeyRequest r => r.Session,
        TokenDestroyObjectRequest r => r.Session,
        TokenGetAttributesRequest r => r.Session,
        TokenSetAttributesRequest r => r.Session,
        TokenFindInitRequest r => r.Session,
        TokenFindRequest r => r.Session,
        TokenFindFinalRequest r => r.Session,
        TokenCipherInitRequest r => r.Session,
        TokenCipherRunRequest r => r.Session,
        _ => 0,
    };
}
