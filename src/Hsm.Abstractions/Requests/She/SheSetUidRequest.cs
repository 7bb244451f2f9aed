namespace Hsm.Abstractions;

/// <summary>Sets the unique id of this SHE, once (AUTOSAR SHE, 4.11).</summary>
/// <param name="Uid">15 bytes, else BadArgs.</param>
/// <remarks>Answers StatusResponse(Ok). SheSequence: it was set before.</remarks>
public sealed record SheSetUidRequest(Bytes Uid) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheSetUid;
}
