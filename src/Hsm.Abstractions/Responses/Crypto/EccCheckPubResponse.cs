namespace Hsm.Abstractions;

/// <summary>Whether a point is right.</summary>
/// <param name="IsOnCurve">True when it is.</param>
public sealed record EccCheckPubResponse(bool IsOnCurve) : HsmResponse(HsmStatus.Ok);
