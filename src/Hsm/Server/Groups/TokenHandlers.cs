using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of the PKCS#11 face.</summary>
internal sealed record TokenHandlers : HandlerGroup
{
    /// <summary>C_Initialize.</summary>
    public RequestHandler Attach { get; init; } = new TokenAttachHandler();

    /// <summary>C_OpenSession.</summary>
    public RequestHandler OpenSession { get; init; } = new TokenOpenSessionHandler();

    /// <summary>C_CloseSession.</summary>
    public RequestHandler CloseSession { get; init; } = new TokenCloseSessionHandler();

    /// <summary>C_CloseAllSessions.</summary>
    public RequestHandler CloseAllSessions { get; init; } = new TokenCloseAllSessionsHandler();

    /// <summary>C_GetSessionInfo.</summary>
    public RequestHandler SessionInfo { get; init; } = new TokenSessionInfoHandler();

    /// <summary>C_Login.</summary>
    public RequestHandler Login { get; init; } = new TokenLoginHandler();

    /// <summary>C_Logout.</summary>
    public RequestHandler Logout { get; init; } = new TokenLogoutHandler();

    /// <summary>C_CreateObject.</summary>
    public RequestHandler CreateObject { get; init; } = new TokenCreateObjectHandler();

    /// <summary>C_GenerateKey.</summary>
    public RequestHandler GenerateKey { get; init; } = new TokenGenerateKeyHandler();

    /// <summary>C_DestroyObject.</summary>
    public RequestHandler DestroyObject { get; init; } = new TokenDestroyObjectHandler();

    /// <summary>C_GetAttributeValue.</summary>
    public RequestHandler GetAttributes { get; init; } = new TokenGetAttributesHandler();

    /// <summary>C_SetAttributeValue.</summary>
    public RequestHandler SetAttributes { get; init; } = new TokenSetAttributesHandler();

    /// <summary>C_FindObjectsInit.</summary>
    public RequestHandler FindInit { get; init; } = new TokenFindInitHandler();

    /// <summary>C_FindObjects.</summary>
    public RequestHandler Find { get; init; } = new TokenFindHandler();

    /// <summary>C_FindObjectsFinal.</summary>
    public RequestHandler FindFinal { get; init; } = new TokenFindFinalHandler();

    /// <summary>C_EncryptInit, C_DecryptInit, C_SignInit, C_VerifyInit.</summary>
    public RequestHandler CipherInit { get; init; } = new TokenCipherInitHandler();

    /// <summary>C_Encrypt, C_Decrypt, C_Sign, C_Verify.</summary>
    public RequestHandler CipherRun { get; init; } = new TokenCipherRunHandler();

    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => request switch
    {
        TokenAttachRequest => Attach,
        TokenOpenSessionRequest => OpenSession,
        TokenCloseSessionRequest => CloseSession,
        TokenCloseAllSessionsRequest => CloseAllSessions,
        TokenSessionInfoRequest => SessionInfo,
        TokenLoginRequest => Login,
        TokenLogoutRequest => Logout,
        TokenCreateObjectRequest => CreateObject,
        TokenGenerateKeyRequest => GenerateKey,
        TokenDestroyObjectRequest => DestroyObject,
        TokenGetAttributesRequest => GetAttributes,
        TokenSetAttributesRequest => SetAttributes,
        TokenFindInitRequest => FindInit,
        TokenFindRequest => Find,
        TokenFindFinalRequest => FindFinal,
        TokenCipherInitRequest => CipherInit,
        TokenCipherRunRequest => CipherRun,
        _ => null,
    };
}
