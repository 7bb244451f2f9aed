namespace Hsm.Abstractions;

/// <summary>A new session or object.</summary>
/// <param name="Handle">1 or more, of the application; never given twice.</param>
public sealed record TokenHandleResponse(uint Handle) : HsmResponse(HsmStatus.Ok);
