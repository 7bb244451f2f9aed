using Hsm.Abstractions;

namespace Hsm.Models.Specification.Users;

/// <summary>A user.</summary>
internal sealed record UserModel(UserId Id, UserName Name, UserPermissions Permissions)
{
    public AuthMethod Method { get; init; }

    public Bytes Credentials { get; init; }

    /// <summary>Wrong proofs in a row.</summary>
    public int Wrong { get; init; }

    /// <summary>The same in every process.</summary>
    public override int GetHashCode() =>
        (((((Id.Value * 31) + Name.GetHashCode()) * 31) + Permissions.GetHashCode()) * 31) + (Wrong * 17) + Credentials.GetHashCode();
}
