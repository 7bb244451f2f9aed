namespace Hsm.Abstractions;

/// <summary>What Ed25519 signs.</summary>
/// <param name="Mode">The scheme.</param>
/// <param name="Context">Pure: none; Context: 1..255 bytes; PreHash: 0..255 bytes.</param>
/// <param name="Data">The message; for PreHash its SHA-512 digest.</param>
public readonly record struct Ed25519Message(Ed25519Mode Mode, Bytes Context, Bytes Data)
{
    /// <summary>Longest context.</summary>
    public const int MaxContextLengthBytes = 255;

    /// <summary>Length of the digest that Prehash takes.</summary>
    public const int PrehashLengthBytes = 64;

    /// <summary>Whether mode, context and data go together.</summary>
    public bool IsValid => Mode switch
    {
        Ed25519Mode.Pure => Context.IsEmpty,
        Ed25519Mode.Context => Context.Length is >= 1 and <= MaxContextLengthBytes,
        Ed25519Mode.PreHash => Context.Length <= MaxContextLengthBytes && Data.Length == PrehashLengthBytes,
        _ => false,
    };
}
