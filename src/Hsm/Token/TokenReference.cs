using Hsm.Abstractions;

namespace Hsm;

/// <summary>What an object handle of an application stands for.</summary>
/// <param name="Handle">The handle.</param>
/// <param name="Serial">Of the object: never given twice, so that a handle can not come to mean another object.</param>
/// <param name="Id">Where it is in NVM; None: a session object.</param>
/// <param name="IsPrivate">Whether the handle dies with the login.</param>
internal sealed record TokenReference(uint Handle, uint Serial, NvmId Id, bool IsPrivate)
{
    /// <summary>True for an object in NVM.</summary>
    public bool IsTokenObject => Id != NvmId.None;
}
