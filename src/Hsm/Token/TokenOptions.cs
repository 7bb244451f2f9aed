namespace Hsm;

/// <summary>The PKCS#11 face of a server: its PINs and limits. A server without such options has no PKCS#11 face.</summary>
public sealed record TokenOptions
{
    /// <summary>PIN of the user, 1 character or more; kept as a salted hash only.</summary>
    public required string UserPin { get; init; }

    /// <summary>PIN of the security officer, 1 character or more; kept as a salted hash only.</summary>
    public required string SecurityOfficerPin { get; init; }

    /// <summary>Wrong PINs in a row after which no PIN is taken any more, until the server is opened with another PIN; they are counted in NVM; 1 or more.</summary>
    public int MaxPinAttempts { get; init; } = 10;

    /// <summary>Sessions an application may have at once, 1 or more.</summary>
    public int MaxSessions { get; init; } = 1024;

    /// <summary>Iterations of PBKDF2-HMAC-SHA256 over a PIN, 1 or more.</summary>
    public int PinIterations { get; init; } = 100_000;
}
