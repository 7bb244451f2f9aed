namespace Hsm.Abstractions;

/// <summary>Derives the state of the generator from its seed.</summary>
/// <remarks>Answers StatusResponse(Ok). SheSequence: done before; SheKeyEmpty: no secret key.</remarks>
public sealed record SheInitRngRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheInitRng;
}
