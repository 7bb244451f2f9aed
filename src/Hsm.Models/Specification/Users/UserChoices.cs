using Hsm.Abstractions;

namespace Hsm.Models.Specification.Users;

/// <summary>Users of the server that is held against the specification.</summary>
public sealed record UserChoices
{
    /// <summary>Name of user 1.</summary>
    public UserName AdministratorName { get; init; } = UserName.FromText("admin");

    /// <summary>The administrator's PIN.</summary>
    public required Bytes AdministratorPin { get; init; }

    /// <summary>Users there may be at once.</summary>
    public int MaxUsers { get; init; } = 16;

    /// <summary>Wrong proofs in a row after which none is taken.</summary>
    public int MaxAttempts { get; init; } = 10;
}
