namespace Interleave.Runtime;

/// <summary>The visible action a logical thread stands before: what it does, to which resource, from where.</summary>
/// <param name="Kind">What the access does.</param>
/// <param name="Resource">The resource it touches; null only for <see cref="AccessKind.None"/>, Start, Yield, Sleep and Choice.</param>
/// <param name="Site">The site (see <see cref="SiteTable"/>) in the rewritten code; 0 when unknown.</param>
/// <param name="IsSync">True for volatile and interlocked accesses, which order memory and are no race.</param>
public readonly record struct PendingAccess(AccessKind Kind, Resource? Resource, int Site, bool IsSync = false)
{
    /// <summary>The resource's ordinal within the execution, or -1.</summary>
    public int ResourceOrdinal => Resource?.Ordinal ?? -1;
}
