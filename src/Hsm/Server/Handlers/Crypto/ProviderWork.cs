using Hsm.Abstractions;

namespace Hsm;

/// <summary>Who works for whom.</summary>
/// <param name="Provider">The chosen provider, its device held if it is one.</param>
/// <param name="Session">Who asks.</param>
internal readonly record struct ProviderWork(ICryptoProvider Provider, SessionState Session)
{
    /// <summary>Prepared forms kept with the slot of the request's key; null: none.</summary>
    public PreparedKeys? Prepared { get; init; }

    /// <summary>Where the work's random numbers come from.</summary>
    public IRandomSource Random => Session.Server.Components.Crypto.Random.SourceOf(Session);
}
