namespace Hsm.Abstractions;

/// <summary>Generates a key of a Weierstrass curve (SEC 1).</summary>
/// <param name="SizeBytes">Of the field: 32 for P-256; must fit the curve, else BadArgs.</param>
/// <param name="Curve">Which; Default: the NIST curve of that size.</param>
/// <param name="Target">Where the key goes; Ephemeral: to the client.</param>
/// <remarks>
/// Answers GeneratedKeyResponse. NotCompiledIn: no provider generates such keys; Access, NoSpace: as KeyCacheRequest.
/// Stored as SEC 1 ECPrivateKey DER.
/// </remarks>
public sealed record EccKeyGenRequest(int SizeBytes, EccCurve Curve, KeyTarget Target) : CryptoRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
