namespace Hsm.Abstractions;

/// <summary>Adds or replaces one object: metadata and data together, wholly or not at all.</summary>
/// <param name="Metadata">
/// Id as the server's NvmIdScheme has it. Raw: any but 0, else BadArgs; ownership is not checked. PerClient: number 0, or the flag
/// of a wrapped or hardware key, answers BadArgs. Length must equal the data, else BadArgs; Trusted is stripped.
/// </param>
/// <param name="Data">0 bytes up to ServerInfo.CommDataLengthBytes, else BadArgs.</param>
/// <remarks>
/// Ok; Access: the object that is there is NonModifiable or Trusted; NoSpace: the log or the directory is full
/// (this request never reclaims). The object becomes the last in the order of NvmListRequest. Committed cached
/// copies of that id are dropped in every session; uncommitted ones stay.
/// </remarks>
public sealed record NvmAddRequest(ObjectMetadata Metadata, Bytes Data) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.NvmAdd;
}
