namespace Hsm.Exploration;

/// <summary>
/// S4b. Permissions are looked at before a request and never again: when it takes effect they may have been taken away, and
/// whoever did that has been told so.
/// </summary>
internal sealed class PermissionsBeforehand : UserPolicy
{
    /// <inheritdoc/>
    public override bool ChecksUnderLocks => false;
}
