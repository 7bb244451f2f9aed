using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of AUTH.</summary>
internal sealed record AuthHandlers : HandlerGroup
{
    /// <summary>When permissions are looked at, and whose.</summary>
    public UserPolicy Policy { get; init; } = new();

    /// <summary>Where attempts are counted, those at PINs of the PKCS#11 face too.</summary>
    public AttemptRecords Attempts { get; init; } = new();

    /// <summary>LOGIN.</summary>
    public RequestHandler Login { get; init; } = new AuthLoginHandler();

    /// <summary>LOGOUT.</summary>
    public RequestHandler Logout { get; init; } = new AuthLogoutHandler();

    /// <summary>USER_ADD.</summary>
    public RequestHandler UserAdd { get; init; } = new AuthUserAddHandler();

    /// <summary>USER_DELETE.</summary>
    public RequestHandler UserDelete { get; init; } = new AuthUserDeleteHandler();

    /// <summary>USER_GET.</summary>
    public RequestHandler UserGet { get; init; } = new AuthUserGetHandler();

    /// <summary>USER_SET_PERMISSIONS.</summary>
    public RequestHandler UserSetPermissions { get; init; } = new AuthUserSetPermissionsHandler();

    /// <summary>USER_SET_CREDENTIALS.</summary>
    public RequestHandler UserSetCredentials { get; init; } = new AuthUserSetCredentialsHandler();

    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => request switch
    {
        AuthLoginRequest => Login,
        AuthLogoutRequest => Logout,
        AuthUserAddRequest => UserAdd,
        AuthUserDeleteRequest => UserDelete,
        AuthUserGetRequest => UserGet,
        AuthUserSetPermissionsRequest => UserSetPermissions,
        AuthUserSetCredentialsRequest => UserSetCredentials,
        _ => null,
    };
}
