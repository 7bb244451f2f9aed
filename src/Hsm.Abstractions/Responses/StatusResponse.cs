namespace Hsm.Abstractions;

/// <summary>
/// The answer of a request that failed, and of one that succeeded and has nothing else to tell (close, evict, commit,
/// erase, revoke, NVM add and destroy, counter destroy).
/// </summary>
/// <param name="Status">How the request ended.</param>
public sealed record StatusResponse(HsmStatus Status) : HsmResponse(Status)
{
    /// <summary>The answer "done".</summary>
    public static StatusResponse Ok { get; } = new(HsmStatus.Ok);
}
