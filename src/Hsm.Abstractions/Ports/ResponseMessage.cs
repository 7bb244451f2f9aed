namespace Hsm.Abstractions;

/// <summary>A response on its way.</summary>
/// <param name="Sequence">That of its request.</param>
/// <param name="Response">The answer.</param>
public readonly record struct ResponseMessage(ushort Sequence, HsmResponse Response);
