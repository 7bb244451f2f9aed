using Hsm.Abstractions;

namespace Hsm.Models.Specification.Users;

/// <summary>AUTH (protocol page 3). A crash logs everybody out and changes nothing else of users.</summary>
internal sealed class AuthRuleGroup : RuleGroup
{
    /// <inheritdoc/>
    public override bool TryApply(Situation now, HsmRequest request)
    {
        if (!IsOfThisGroup(request))
        {
            return false;
        }

        if (now.Options.Users is not { } choices)
        {
            now.Refuse(HsmStatus.AuthNotEnabled);
            return true;
        }

        Apply(now, now.State.Users ?? UserBook.Initial(choices), request);
        return true;
    }

    /// <inheritdoc/>
    public override bool OnlyLooks(HsmRequest request) => request is AuthUserGetRequest;

    /// <inheritdoc/>
    public override bool ChangesEvenIfRefused(HsmRequest request) => request is AuthLoginRequest or AuthUserSetCredentialsRequest;

    private static bool IsOfThisGroup(HsmRequest request) =>
        request.Kind is >= RequestKind.AuthLogin and <= RequestKind.AuthUserSetCredentials;

    private static void Apply(Situation now, UserBook book, HsmRequest request)
    {
        switch (request)
        {
            case AuthLoginRequest r: UserRules.Login(now, book, r); break;
            case AuthLogoutRequest r: UserRules.Logout(now, book, r); break;
            case AuthUserAddRequest r: UserRules.Add(now, book, r); break;
            case AuthUserDeleteRequest r: UserRules.Delete(now, book, r); break;
            case AuthUserGetRequest r: UserRules.Get(now, book, r); break;
            case AuthUserSetPermissionsRequest r: UserRules.SetPermissions(now, book, r); break;
            case AuthUserSetCredentialsRequest r: UserRules.SetCredentials(now, book, r); break;
        }
    }
}
