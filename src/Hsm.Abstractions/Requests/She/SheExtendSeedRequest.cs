namespace Hsm.Abstractions;

/// <summary>Adds entropy to the seed of the generator.</summary>
/// <param name="Entropy">16 bytes, else BadArgs.</param>
/// <remarks>Answers StatusResponse(Ok). SheRngSeed: the generator was not initialised.</remarks>
public sealed record SheExtendSeedRequest(Bytes Entropy) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheExtendSeed;
}
