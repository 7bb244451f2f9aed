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

    /// <summary>Attempts at their proof.</summary>
    public ProofAttempts Attempts { get; } = new(AttemptRecords.Of(id));

    /// <summary>What they may.</summary>
    public required UserPermissions Permissions { get; set; }

    /// <summary>What they prove who they are with.</summary>
    public required UserCredential Credential { get; set; }
}
