using Hsm.Abstractions;

namespace Hsm;

/// <summary>A user. What can change needs the Applications lock, and is changed by the registry, after NVM.</summary>
/// <param name="id">Their number, which no other user ever has while the server is open.</param>
/// <param name="name">Their name.</param>
internal sealed class UserAccount(UserId id, UserName name)
{
    /// <summary>Their number.</summary>
    public UserId Id => id;

    /// <summary>Their name.</summary>
    public UserName Name => name;

    /// <summary>
    /// Held while a proof of theirs is looked at, so that attempts at one user come one after the other and each finds
    /// what the one before left. Taken with no lock held; locks are taken under it.
    /// </summary>
    public object Attempt { get; } = new();

    /// <summary>
    /// How many proofs were wrong before one that was right and then was not to be counted, for want of a lock: an attempt
    /// was spent that is given back with the next one. Null: none. Guarded by Attempt.
    /// </summary>
    public int? Owed { get; set; }

    /// <summary>What they may.</summary>
    public required UserPermissions Permissions { get; set; }

    /// <summary>What they prove who they are with.</summary>
    public required UserCredential Credential { get; set; }
}
