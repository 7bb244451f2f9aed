namespace Hsm.Abstractions;

/// <summary>A step of SHA-3 whose state the client holds (FIPS 202). Touches no state of the server.</summary>
/// <param name="Function">SHA-3 of any length; else NotCompiledIn.</param>
/// <param name="State">200 bytes: 25 lanes, least significant byte first; zeros for the first block.</param>
/// <param name="Data">
/// Not last: whole blocks (144, 136, 104 or 72 bytes); last: less than one block; else BadArgs.
/// </param>
/// <param name="IsLast">Pads, and answers the digest.</param>
/// <remarks>Answers Sha3Response. BadArgs: a state of another length.</remarks>
public sealed record Sha3Request(HashFunction Function, Bytes State, Bytes Data, bool IsLast) : CryptoRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Hash;
}
