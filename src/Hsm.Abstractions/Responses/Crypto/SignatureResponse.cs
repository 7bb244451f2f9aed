namespace Hsm.Abstractions;

/// <summary>A signature.</summary>
/// <param name="Signature">ECDSA: DER; Ed25519: 64 bytes; ML-DSA: 2420, 3309 or 4627 bytes.</param>
public sealed record SignatureResponse(Bytes Signature) : HsmResponse(HsmStatus.Ok);
