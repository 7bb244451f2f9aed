namespace Hsm;

/// <summary>Users of a server: who is there at the start, and limits. Users live in memory: they are those of the options again after a restart.</summary>
public sealed record AuthOptions
{
    /// <summary>Name of user 1, who may everything, and can be neither removed nor restricted; 1 to 31 bytes of UTF-8.</summary>
    public string AdministratorName { get; init; } = "admin";

    /// <summary>The administrator's PIN, 1 character or more; kept as a salted hash only.</summary>
    public required string AdministratorPin { get; init; }

    /// <summary>Users there may be at once, the administrator among them; 1 or more.</summary>
    public int MaxUsers { get; init; } = 16;

    /// <summary>
    /// Wrong proofs in a row after which none of the user is taken any more, until an administrator sets new credentials;
    /// 1 or more.
    /// </summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>Iterations of PBKDF2-HMAC-SHA256 over a PIN, 1 or more.</summary>
    public int PinIterations { get; init; } = 100_000;
}
