namespace Hsm.Abstractions;

/// <summary>Metadata of an object.</summary>
/// <param name="Metadata">As stored.</param>
public sealed record NvmGetMetadataResponse(ObjectMetadata Metadata) : HsmResponse(HsmStatus.Ok);
