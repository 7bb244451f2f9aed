namespace Hsm;

/// <summary>Where the work of a CRYPTO request stands: at an outcome, or at a call of a provider, after which it goes on.</summary>
internal abstract record CryptoStep;
