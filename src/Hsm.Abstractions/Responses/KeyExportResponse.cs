namespace Hsm.Abstractions;

/// <summary>Label and bytes of a key, of one and the same version of it.</summary>
/// <param name="Label">24 bytes.</param>
/// <param name="Key">The key's bytes.</param>
public sealed record KeyExportResponse(ObjectLabel Label, Bytes Key) : HsmResponse(HsmStatus.Ok);
