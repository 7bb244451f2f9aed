namespace Hsm.Abstractions;

/// <summary>
/// Checks that a key's point is on its curve and, when given, is the point given. Typed only: its wire number is not
/// known (protocol page 7).
/// </summary>
/// <param name="Key">No usage bit is needed.</param>
/// <param name="Curve">Not looked at: the curve goes with the key.</param>
/// <param name="Point">X9.63, uncompressed; empty: none.</param>
/// <remarks>Answers EccCheckPubResponse. NotFound: no such key.</remarks>
public sealed record EccCheckPubRequest(KeyId Key, EccCurve Curve, Bytes Point) : KeyOperationRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
