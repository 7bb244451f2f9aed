namespace Hsm.Abstractions;

/// <summary>Asks for the metadata of an object.</summary>
/// <param name="Id">The object.</param>
/// <remarks>Answers NvmGetMetadataResponse; NotFound: absent. No policy applies.</remarks>
public sealed record NvmGetMetadataRequest(NvmId Id) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.NvmGetMetadata;
}
