using Hsm.Abstractions;

namespace Hsm;

/// <summary>A user logged in on a session. Needs the Applications lock.</summary>
/// <param name="account">Who.</param>
internal class UserLogin(UserAccount account)
{
    /// <summary>Who.</summary>
    public UserAccount Account => account;

    /// <summary>True once the user was logged out or removed, by whomever.</summary>
    public bool IsEnded { get; set; }

    /// <summary>What the user may now.</summary>
    public virtual UserPermissions Permissions => account.Permissions;
}
