using Hsm.Abstractions;

namespace Hsm.Models.Specification.Users;

/// <summary>Who may make which request.</summary>
internal static class Permission
{
    private const int CommGroup = 1;

    public static UserModel? WhoAsks(Situation now, UserBook book) => book.Find(now.State.Session(now.Session).Login);

    /// <summary>An administrator changes those who may no more than they.</summary>
    public static bool Manages(UserModel? asks, UserPermissions permissions) =>
        asks is { Permissions.IsAdministrator: true } && permissions.IsWithin(asks.Permissions);

    /// <summary>Whether the user of the session may not make a request; nobody does where there are no users.</summary>
    public static bool Forbids(Situation now, HsmRequest request)
    {
        if (now.Options.Users is not { } choices || request is CrashEvent || (int)request.Kind >> 8 == CommGroup
            || request is AuthLoginRequest or AuthLogoutRequest)
        {
            return false;
        }

        UserModel? asks = WhoAsks(now, now.State.Users ?? UserBook.Initial(choices));
        return asks is null || (request is not AuthUserSetCredentialsRequest && !asks.Permissions.Allows(request.Kind));
    }
}
