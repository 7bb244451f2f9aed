namespace Hsm.Models.Specification;

/// <summary>
/// Refusals that depend on more than the specification's state. Each is without effect, unless said otherwise. None is
/// admitted by default: the reference HSM is held to exact answers.
/// </summary>
[Flags]
public enum AdmittedRefusals
{
    /// <summary>Exact answers only.</summary>
    None = 0,

    /// <summary>
    /// NoSpace to a request that takes a key slot, a key id or NVM: another HSM has other limits (hsm-notes, 4).
    /// </summary>
    NoSpace = 1,

    /// <summary>Locked: a lock was not to be had (hsm-notes, 10), as fault injection makes it.</summary>
    Locked = 2,

    /// <summary>Aborted: flash failed; what the request meant to change is there wholly or not at all (hsm-notes, 5).</summary>
    Aborted = 4,
}
