namespace Hsm;

/// <summary>What a server has for CERT beside its objects.</summary>
/// <param name="clock">For dates; null: not looked at.</param>
internal sealed class CertificateState(TimeProvider? clock)
{
    /// <summary>Verifies; without state.</summary>
    public ChainVerifier Verifier { get; } = new(clock);

    /// <summary>Verifies attribute certificates; without state.</summary>
    public AttributeVerifier Attributes { get; } = new(clock);

    /// <summary>Guarded as Caches.</summary>
    public VerifyCache Verified { get; } = new();
}
