namespace Hsm.Abstractions;

/// <summary>Asks for the status register.</summary>
/// <remarks>Answers SheGetStatusResponse.</remarks>
public sealed record SheGetStatusRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheGetStatus;
}
