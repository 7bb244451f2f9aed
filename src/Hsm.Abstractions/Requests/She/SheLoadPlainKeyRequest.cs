namespace Hsm.Abstractions;

/// <summary>Loads the RAM key in the clear.</summary>
/// <param name="Key">16 bytes, else BadArgs.</param>
/// <remarks>
/// Answers StatusResponse(Ok). SheSequence: before the UID was set or out of the order of secure boot.
/// </remarks>
public sealed record SheLoadPlainKeyRequest(Bytes Key) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheLoadPlainKey;
}
