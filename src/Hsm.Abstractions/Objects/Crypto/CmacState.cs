namespace Hsm.Abstractions;

/// <summary>State of AES-CMAC between two requests; the client holds it. <c>default</c> is the beginning.</summary>
/// <param name="Buffer">Bytes not yet enciphered, 0..16: the last block is held back.</param>
/// <param name="Digest">16 bytes: the chaining block; empty at the beginning.</param>
/// <param name="TotalLengthBytes">Bytes enciphered so far.</param>
public readonly record struct CmacState(Bytes Buffer, Bytes Digest, uint TotalLengthBytes);
