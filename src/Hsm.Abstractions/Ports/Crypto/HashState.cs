namespace Hsm.Abstractions;

/// <summary>A hash between two blocks, as clients hold it (protocol page 7).</summary>
/// <param name="Function">The function.</param>
/// <param name="Words">
/// Of <see cref="HashSizes.StateLengthBytes"/>: 8 chaining words of 4 or 8 bytes (SHA-2) or 25 lanes of 8 (SHA-3), each
/// little-endian, as a little-endian server holds them.
/// </param>
/// <param name="LengthBytes">Number of bytes hashed so far: whole blocks.</param>
public readonly record struct HashState(HashFunction Function, Bytes Words, ulong LengthBytes);
