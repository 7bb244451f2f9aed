namespace Hsm;

/// <summary>
/// Users of a server: who is there at the first start, and limits. Users, hashes of their PINs and how often those were tried
/// in vain are in NVM, hidden from clients, and so the same after a restart.
/// </summary>
public sealed record AuthOptions
{
    /// <summary>Name of user 1, who may everything, and can be neither removed nor restricted; 1 to 31 bytes of UTF-8.</summary>
    public string AdministratorName { get; init; } = "admin";

    /// <summary>
    /// The administrator's PIN at the first start, 1 character or more; kept as a salted hash only. Where the store has users
    /// already, the PIN is the one in it.
    /// </summary>
    public required string AdministratorPin { get; init; }

    /// <summary>
    /// True: the administrator of the store gets AdministratorPin and all attempts again, which is how an operator comes back
    /// in whose PIN is lost or locked.
    /// </summary>
    public bool ResetsAdministrator { get; init; }

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
