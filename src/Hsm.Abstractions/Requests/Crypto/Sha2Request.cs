namespace Hsm.Abstractions;

/// <summary>A step of SHA-2 whose state the client holds (FIPS 180-4). Touches no state of the server.</summary>
/// <param name="Function">SHA-2 of any length; else NotCompiledIn.</param>
/// <param name="State">The state so far; Sha2State.Start for the first block.</param>
/// <param name="Data">Not last: whole blocks (64 or 128 bytes); last: less than one block; else BadArgs.</param>
/// <param name="IsLast">Pads, and answers the digest.</param>
/// <remarks>Answers Sha2Response.</remarks>
public sealed record Sha2Request(HashFunction Function, Sha2State State, Bytes Data, bool IsLast) : CryptoRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Hash;
}
