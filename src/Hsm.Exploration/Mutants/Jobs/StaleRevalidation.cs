namespace Hsm.Exploration;

/// <summary>A6. Takes the key it read before the pause for the key there is: the job writes although it was revoked since.</summary>
internal sealed class StaleRevalidation : KeyRevalidation
{
    /// <inheritdoc/>
    public override bool IsCurrent(SessionState session, KeySnapshot before) => true;
}
