namespace Hsm.Abstractions;

/// <summary>Asks for 16 random bytes.</summary>
/// <remarks>Answers SheRandomResponse. SheRngSeed: the generator was not initialised.</remarks>
public sealed record SheRandomRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.SheRandom;
}
