namespace Interleave.Runtime;

/// <summary>Findings about threads that can never go on.</summary>
internal static class DeadlockReport
{
    private const int MaxTimers = 5;

    /// <summary>Nobody can go on, now or at any later time.</summary>
    /// <param name="execution">The execution.</param>
    /// <returns>A lost wake-up where that is what happened, else a deadlock.</returns>
    internal static FindingDraft ForAll(Execution execution)
    {
        LogicalThread[] stuck = [.. execution.Threads.Where(t => !t.IsFinished)];
        var details = new List<string>();
        var places = new SortedSet<string>(StringComparer.Ordinal);
        foreach (LogicalThread thread in stuck)
        {
            details.Add(WaitText.Of(thread));
            places.Add(SiteTable.Get(thread.Pending.Site).Place);
        }

        foreach (PendingAwait await in execution.PendingAwaits)
        {
            Site site = SiteTable.Get(await.Site);
            details.Add($"async {await.Method} awaits {await.On} at {site}");
            places.Add(site.Place);
        }

        if (LostSignalReport.For(stuck, details) is { } lost)
        {
            return lost;
        }

        string message = $"Deadlock: {stuck.Length} logical thread{(stuck.Length == 1 ? "" : "s")} and none can go on; no timer is pending.";
        return new(FindingKind.Deadlock, message, string.Join(", ", places), FindingDraft.Trim(details));
    }

    /// <summary>Threads wait for one another without time limits; what the others do cannot help them.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="found">Each waits for the next, the last for the first.</param>
    /// <returns>The draft.</returns>
    internal static FindingDraft ForCircle(Execution execution, IReadOnlyList<LogicalThread> found)
    {
        // Whoever closed it: told from the oldest thread on.
        int first = found.Index().MinBy(t => t.Item.Id).Index;
        LogicalThread[] circle = [.. found.Skip(first), .. found.Take(first)];
        var details = new List<string>(circle.Select(WaitText.Of));
        var places = new SortedSet<string>(circle.Select(t => SiteTable.Get(t.Pending.Site).Place), StringComparer.Ordinal);
        LogicalThread[] others = [.. execution.Threads.Where(t => !t.IsFinished && !circle.Contains(t))];
        details.AddRange(others.Where(t => !t.CanGoOn()).Select(WaitText.Of));
        string free = string.Join(", ", others.Where(t => t.CanGoOn()).Select(t => t.ToString()));
        if (free.Length > 0)
        {
            details.Add($"not stuck: {free}");
        }

        string[] timers = [.. Timers(execution)];
        details.AddRange(timers);
        string message = circle.Length switch
        {
            1 => $"{circle[0]} waits for itself",
            2 => $"{circle[0]} and {circle[1]} wait for each other",
            _ => $"{string.Join(", ", circle.SkipLast(1))} and {circle[^1]} wait for one another in a circle",
        };
        string rest = timers.Length > 0 ? $" Time limits are pending, the next at {WaitText.Seconds(execution.NextDue())}; none can free them."
            : free.Length > 0 ? " No timer is pending; other threads can go on, which cannot free them."
            : " No timer is pending.";
        return new(FindingKind.Deadlock, $"Deadlock: {message}.{rest}", string.Join(", ", places), FindingDraft.Trim(details));
    }

    /// <summary>Pending timers, earliest first. Timed waits are told with their threads.</summary>
    internal static IEnumerable<string> Timers(Execution execution)
    {
        VirtualTimer[] pending = [.. execution.Clock.Pending()];
        foreach (VirtualTimer timer in pending.Take(MaxTimers))
        {
            yield return $"timer {timer.Name} is due at {WaitText.Seconds(timer.Due)}";
        }

        if (pending.Length > MaxTimers)
        {
            yield return $"{pending.Length - MaxTimers} more timers are pending";
        }

        foreach (LogicalThread thread in execution.Threads.Where(t => !t.IsFinished && t.IsWaiting && t.Deadline != VirtualClock.Never))
        {
            yield return $"{thread}'s timed wait would end at {WaitText.Seconds(thread.Deadline)}";
        }
    }
}
