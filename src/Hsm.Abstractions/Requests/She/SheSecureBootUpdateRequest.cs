namespace Hsm.Abstractions;

/// <summary>Adds a part of the boot loader to its MAC.</summary>
/// <param name="Data">The parts together at most the length given at the beginning, else SheSequence.</param>
/// <remarks>
/// Answers StatusResponse(Ok). SheSequence: before the UID was set or out of the order of secure boot.
/// </remarks>
public sealed record SheSecureBootUpdateRequest(Bytes Data) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheSecureBootUpdate;
}
