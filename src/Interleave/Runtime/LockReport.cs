namespace Interleave.Runtime;

/// <summary>Findings about locks used against their rules.</summary>
internal static class LockReport
{
    /// <summary>A lock is given back by a thread that does not hold it.</summary>
    internal static FindingDraft NotOwned(LogicalThread thread, Resource resource, Exception exception)
    {
        Site site = SiteTable.Get(thread.CurrentSite);
        var holders = new List<LogicalThread>();
        resource.AddHolders(holders);
        holders.Remove(thread);
        string owner = holders.Count == 0 ? "which nobody holds" : $"which {string.Join(" and ", holders)} {(holders.Count == 1 ? "holds" : "hold")}";
        List<string> details =
        [
            $"{thread} calls {site} without holding {resource}, {owner}",
            .. TakenWhere(resource, holders),
            $"the call throws {exception.GetType().Name}: {exception.Message}",
        ];
        details.AddRange(UserFrames.OfCaller().Select(f => "   at " + f));
        return new(FindingKind.LockNotOwned, $"{thread} calls {site.ShortMember} on {resource}, {owner}.", PlaceOf(site, details), FindingDraft.Trim(details));
    }

    /// <summary>An async method suspends with a lock that it has taken.</summary>
    internal static FindingDraft AwaitWith(LogicalThread thread, Resource resource, string method)
    {
        Site site = SiteTable.Get(thread.CurrentSite);
        List<string> details =
        [
            $"{thread} suspends {method} at {site} while it holds {resource}",
            .. TakenWhere(resource, [thread]),
            $"{resource} belongs to the thread: what follows the await runs elsewhere, and can't give it back",
            .. UserFrames.OfCaller().Select(f => "   at " + f),
        ];
        return new(FindingKind.AwaitWithLock, $"{method} awaits while {thread} holds {resource}.", PlaceOf(site, details), FindingDraft.Trim(details));
    }

    private static IEnumerable<string> TakenWhere(Resource resource, List<LogicalThread> holders) =>
        resource.TakenAt == 0 || holders.Count == 0 ? [] : [$"{resource} was taken at {SiteTable.Get(resource.TakenAt)}"];

    // Without rewritten code there is no site, but the stack may tell.
    private static string PlaceOf(Site site, List<string> details) =>
        ReferenceEquals(site, Site.Unknown) && details.Find(d => d.StartsWith("   at ", StringComparison.Ordinal)) is { } frame ? frame[6..] : site.Place;
}
