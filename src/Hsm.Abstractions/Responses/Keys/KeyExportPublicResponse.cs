namespace Hsm.Abstractions;

/// <summary>Label and public half of a key.</summary>
/// <param name="Label">24 bytes.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo DER; raw for ML-KEM, LMS and XMSS.</param>
public sealed record KeyExportPublicResponse(ObjectLabel Label, Bytes PublicKey) : HsmResponse(HsmStatus.Ok);
