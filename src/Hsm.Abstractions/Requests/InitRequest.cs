namespace Hsm.Abstractions;

/// <summary>Names the client of this session. Linearizes where the session takes the new id.</summary>
/// <param name="RequestedClient">1..15; anything else answers BadArgs and leaves the former client id and cache.</param>
/// <remarks>
/// Answers InitResponse. A second INIT clears the session's local key cache, uncommitted keys included; the global
/// cache and NVM stay. Without INIT a session acts as client 0: its keys are the global ones (protocol page 3, hsm-
/// notes 9).
/// </remarks>
public sealed record InitRequest(uint RequestedClient) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Init;
}
