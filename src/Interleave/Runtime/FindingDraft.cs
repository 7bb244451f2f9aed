using Interleave.Trace;

namespace Interleave.Runtime;

/// <summary>A finding at the moment it is made, before the run that explains it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">One line.</param>
/// <param name="Place">Where; with the kind it tells findings apart.</param>
/// <param name="Details">More lines: the exception's frames, who waits on what.</param>
public sealed record FindingDraft(FindingKind Kind, string Message, string Place, IReadOnlyList<string> Details)
{
    private const int MaxDetails = 200;

    /// <summary>An exception left a logical thread's body.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="thread">The thread.</param>
    /// <returns>The draft.</returns>
    public static FindingDraft ForException(Exception exception, LogicalThread thread)
    {
        Exception shown = Unwrap(exception);
        IReadOnlyList<string> frames = UserFrames.Of(shown);
        string place = frames.Count > 0 ? frames[0] : thread.ToString();
        var details = new List<string>();
        for (Exception? e = shown; e is not null; e = e.InnerException)
        {
            details.Add($"{e.GetType().FullName}: {e.Message}");
            details.AddRange(UserFrames.Of(e).Select(f => "   at " + f));
        }

        string kindOf = shown.GetType().Name;
        return new(FindingKind.UnhandledException, $"{kindOf} in {thread}: {FirstLine(shown.Message)}", place, Trim(details));
    }

    /// <summary>Nobody can go on.</summary>
    /// <param name="execution">The execution.</param>
    /// <returns>The draft.</returns>
    public static FindingDraft ForDeadlock(Execution execution)
    {
        var details = new List<string>();
        var places = new SortedSet<string>(StringComparer.Ordinal);
        var holders = new List<LogicalThread>();
        foreach (LogicalThread thread in execution.Threads.Where(t => !t.IsFinished))
        {
            PendingAccess pending = thread.Pending;
            Site site = SiteTable.Get(pending.Site);
            holders.Clear();
            pending.Resource?.AddHolders(holders);
            string held = holders.Count == 0 ? "" : $", held by {string.Join(" and ", holders)}";
            string holds = thread.Held.Count == 0 ? "" : $"; holds {string.Join(", ", thread.Held)}";
            details.Add($"{thread} waits {Wanted(pending)}{held} at {site}{holds}");
            places.Add(site.Place);
        }

        foreach (PendingAwait await in execution.PendingAwaits)
        {
            Site site = SiteTable.Get(await.Site);
            details.Add($"async {await.Method} awaits {await.On} at {site}");
            places.Add(site.Place);
        }

        int waiting = execution.Threads.Count(t => !t.IsFinished);
        return new(FindingKind.Deadlock, $"Deadlock: {waiting} logical thread{(waiting == 1 ? "" : "s")} and none can go on.", string.Join(", ", places), Trim(details));
    }

    /// <summary>The execution passed its step bound.</summary>
    /// <param name="thread">The thread that passed it.</param>
    /// <param name="bound">The bound.</param>
    /// <returns>The draft.</returns>
    public static FindingDraft ForHang(LogicalThread thread, long bound)
    {
        Site site = SiteTable.Get(thread.CurrentSite);
        var details = thread.Execution.Threads.Where(t => !t.IsFinished)
            .Select(t => $"{t} stands before {Verb(t.Pending.Kind)} {t.Pending.Resource} at {SiteTable.Get(t.Pending.Site)}").ToList();
        return new(FindingKind.Hang, $"Hang: still running after {bound} scheduling points (see --max-steps).", site.Method, Trim(details));
    }

    /// <summary>A thread ended, or the test returned, holding locks.</summary>
    /// <param name="thread">The thread.</param>
    /// <returns>The draft.</returns>
    public static FindingDraft ForLeakedLock(LogicalThread thread)
    {
        string locks = string.Join(", ", thread.Held);
        return new(FindingKind.LeakedLock, $"{thread} ended while holding {locks}.", string.Join(", ", thread.Held.Select(h => h.Name)), []);
    }

    /// <summary>A task failed and nobody looked.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The draft.</returns>
    public static FindingDraft ForUnobserved(Task task)
    {
        Exception exception = Unwrap(TaskInternals.PeekException(task));
        IReadOnlyList<string> frames = UserFrames.Of(exception);
        return new(
            FindingKind.UnobservedTaskException,
            $"A task failed with {exception.GetType().Name} and nobody observed it: {FirstLine(exception.Message)}",
            frames.Count > 0 ? frames[0] : "?",
            Trim([.. frames.Select(f => "   at " + f)]));
    }

    /// <summary>Two accesses that nothing orders.</summary>
    /// <param name="first">The one that came first.</param>
    /// <param name="second">The other.</param>
    /// <returns>The draft.</returns>
    public static FindingDraft ForRace(TraceEvent first, TraceEvent second)
    {
        string[] places = [first.Site.Place, second.Site.Place];
        Array.Sort(places, StringComparer.Ordinal);
        return new(
            second.IsCollection ? FindingKind.UnsafeCollection : FindingKind.DataRace,
            second.IsCollection
                ? CollectionTexts.Headline(first, second)
                : $"Data race: {second.ResourceName}, which {first.ThreadLabel} {RaceVerb(first)} and {second.ThreadLabel} {RaceVerb(second)} with nothing that orders the two.",
            string.Join(", ", places.Distinct(StringComparer.Ordinal)),
            Trim([.. DescribeAccess(first), .. DescribeAccess(second)]));
    }

    private static IEnumerable<string> DescribeAccess(TraceEvent access)
    {
        string held = access.Held.Count == 0 ? "holding no lock" : $"holding {string.Join(", ", access.Held)}";
        string what = access.IsCollection
            ? CollectionTexts.Call(access)
            : $"{access.ThreadLabel} {RaceVerb(access)} {access.ResourceName} in {access.Site.ShortMethod} ({access.Site.Place})";
        yield return $"{what}, {held}";
        foreach (string frame in access.Stack)
        {
            yield return "   at " + frame;
        }
    }

    private static string RaceVerb(TraceEvent access) => access.Kind switch
    {
        AccessKind.Read => "reads",
        AccessKind.Write => "writes",
        _ => "updates",
    };

    private static string Wanted(in PendingAccess pending) => pending.Kind switch
    {
        AccessKind.Wait => $"for {pending.Resource}",
        AccessKind.Join => $"for the {pending.Resource}",
        _ => $"to {Verb(pending.Kind)} {pending.Resource}",
    };

    internal static string Verb(AccessKind kind) => kind switch
    {
        AccessKind.Acquire or AccessKind.AcquireShared or AccessKind.AcquireUpgradeable or AccessKind.TryAcquire => "acquire",
        AccessKind.Wait => "wait for",
        AccessKind.Join => "see the",
        AccessKind.Release => "release",
        AccessKind.Signal => "signal",
        AccessKind.ReadWrite => "update",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static Exception Unwrap(Exception exception) =>
        exception is AggregateException { InnerExceptions.Count: 1, InnerException: { } inner } ? Unwrap(inner) : exception;

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd();

    private static List<string> Trim(List<string> lines) => lines.Count <= MaxDetails ? lines : [.. lines.Take(MaxDetails), "…"];
}
