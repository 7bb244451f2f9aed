namespace Hsm.Abstractions;

/// <summary>Exports the RAM key, protected, so that it can be loaded again.</summary>
/// <remarks>
/// Answers SheExportRamKeyResponse. SheKeyInvalid: the RAM key was not loaded in the clear; SheKeyEmpty: no secret key.
/// SheSequence: before the UID was set or out of the order of secure boot.
/// </remarks>
public sealed record SheExportRamKeyRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheExportRamKey;
}
