namespace Hsm.Abstractions;

/// <summary>Asks for the point of a key. Typed only: its wire number is not known (protocol page 7).</summary>
/// <param name="Key">No usage bit is needed.</param>
/// <remarks>Answers EccMakePubResponse. NotFound: no such key.</remarks>
public sealed record EccMakePubRequest(KeyId Key) : KeyOperationRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
