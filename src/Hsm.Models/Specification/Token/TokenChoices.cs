using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>PINs and limits of the PKCS#11 face in question.</summary>
public sealed record TokenChoices
{
    /// <summary>PIN of the user, UTF-8.</summary>
    public required Bytes UserPin { get; init; }

    /// <summary>PIN of the security officer, UTF-8.</summary>
    public required Bytes SecurityOfficerPin { get; init; }

    /// <summary>Wrong PINs in a row after which none is taken any more.</summary>
    public int MaxPinAttempts { get; init; } = 10;

    /// <summary>Sessions an application may have at once.</summary>
    public int MaxSessions { get; init; } = 1024;
}
