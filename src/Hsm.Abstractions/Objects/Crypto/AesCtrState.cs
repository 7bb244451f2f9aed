namespace Hsm.Abstractions;

/// <summary>State of AES-CTR between two requests; the client holds it.</summary>
/// <param name="Counter">16 bytes: the next counter block, a big-endian number; it wraps.</param>
/// <param name="KeyStream">16 bytes: the last block of key stream; empty where nothing is left over.</param>
/// <param name="Left">How many of its last bytes are unused, 0..15, else BadArgs.</param>
public readonly record struct AesCtrState(Bytes Counter, Bytes KeyStream = default, int Left = 0);
