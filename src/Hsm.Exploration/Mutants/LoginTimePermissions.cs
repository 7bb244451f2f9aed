using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>S4. A session keeps the permissions that its user had when they logged in (wolfHSM #481).</summary>
internal sealed class LoginTimePermissions : UserPolicy
{
    /// <inheritdoc/>
    public override UserLogin CreateLogin(UserAccount account) => new CopyingLogin(account);

    private sealed class CopyingLogin(UserAccount account) : UserLogin(account)
    {
        public override UserPermissions Permissions { get; } = account.Permissions;
    }
}
