namespace Hsm.Abstractions;

/// <summary>State of a SHA-2 between two requests; the client holds it (FIPS 180-4, 6.2 and 6.4).</summary>
/// <param name="LengthBytes">Bytes hashed so far.</param>
/// <param name="Chaining">
/// Eight words of 4 bytes (SHA-224, SHA-256) or 8 (the others), each in the server's order, which is little-endian, and
/// never swapped (protocol page 7). Not looked at when nothing has been hashed: the server starts from the constants.
/// </param>
public readonly record struct Sha2State(ulong LengthBytes, Bytes Chaining)
{
    /// <summary>Nothing hashed yet.</summary>
    public static Sha2State Start => default;
}
