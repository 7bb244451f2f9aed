namespace Hsm;

/// <summary>A message of several packets as it was received.</summary>
/// <param name="Source">Who sent it, for the limiter.</param>
/// <param name="Frame">Its packets.</param>
public readonly record struct SentMessage(ulong Source, ReadOnlyMemory<byte> Frame);
