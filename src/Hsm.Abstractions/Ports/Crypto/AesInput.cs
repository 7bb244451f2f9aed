namespace Hsm.Abstractions;

/// <summary>Input of one AES operation on whole blocks; no padding anywhere.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Key">16, 24 or 32 bytes; valid during the call only.</param>
/// <param name="Iv">16 bytes for CBC, none for ECB.</param>
/// <param name="Data">A multiple of 16 bytes, 0 included.</param>
public readonly record struct AesInput(AesMode Mode, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Iv, ReadOnlyMemory<byte> Data)
{
    /// <summary>Length of a block.</summary>
    public const int BlockLengthBytes = 16;
}
