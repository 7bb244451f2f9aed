namespace Hsm.Abstractions;

/// <summary>Asks for random bytes.</summary>
/// <param name="LengthBytes">0 or more; capped to ServerInfo.CommDataLengthBytes less 16.</param>
/// <remarks>Answers RngResponse. Negative: BadArgs.</remarks>
public sealed record RngRequest(int LengthBytes) : CryptoRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Rng;
}
