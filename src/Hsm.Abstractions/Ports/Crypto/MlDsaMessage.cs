namespace Hsm.Abstractions;

/// <summary>What ML-DSA signs.</summary>
/// <param name="Data">The message.</param>
/// <param name="Context">0..255 bytes.</param>
public readonly record struct MlDsaMessage(Bytes Data, Bytes Context);
