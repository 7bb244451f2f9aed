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

    /// <summary>A finding of the same execution that this one follows from, and that tells it; null for none.</summary>
    internal FindingDraft? Cause { get; init; }

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

    /// <summary>A thread ended, or the test returned, holding locks.</summary>
    /// <param name="thread">The thread.</param>
    /// <returns>The draft.</returns>
    public static FindingDraft ForLeakedLock(LogicalThread thread)
    {
        Resource[] held = [.. thread.Held.Where(h => h.BelongsToThread)];
        string locks = string.Join(", ", held.Select(h => h.ToString()));
        string[] places = [.. held.Select(h => h.TakenAt == 0 ? h.Name : SiteTable.Get(h.TakenAt).Place).Distinct(StringComparer.Ordinal)];
        return new(
            FindingKind.LeakedLock,
            $"{thread} ended while holding {locks}.",
            string.Join(", ", places),
            [.. held.Where(h => h.TakenAt != 0).Select(h => $"{h} was taken at {SiteTable.Get(h.TakenAt)}")]);
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
                : $"Data race: {second.ResourceName}, which {first.ThreadLabel} {AccessVerb(first.Kind)} and {second.ThreadLabel} {AccessVerb(second.Kind)} with nothing that orders the two.",
            string.Join(", ", places.Distinct(StringComparer.Ordinal)),
            Trim([.. DescribeAccess(first), .. DescribeAccess(second)]));
    }

    private static IEnumerable<string> DescribeAccess(TraceEvent access)
    {
        string held = access.Held.Count == 0 ? "holding no lock" : $"holding {string.Join(", ", access.Held)}";
        string what = access.IsCollection
            ? CollectionTexts.Call(access)
            : $"{access.ThreadLabel} {AccessVerb(access.Kind)} {access.ResourceName} in {access.Site.ShortMethod} ({access.Site.Place})";
        yield return $"{what}, {held}";
        foreach (string frame in access.Stack)
        {
            yield return "   at " + frame;
        }
    }

    internal static string AccessVerb(AccessKind kind) => kind switch
    {
        AccessKind.Read => "reads",
        AccessKind.Write => "writes",
        _ => "updates",
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

    internal static List<string> Trim(List<string> lines) => lines.Count <= MaxDetails ? lines : [.. lines.Take(MaxDetails), "…"];
}
