namespace Interleave.Runtime;

/// <summary>Findings about an execution that does not end.</summary>
internal static class EndlessReport
{
    /// <summary>Sites told of each thread that goes round.</summary>
    private const int MaxSites = 8;

    /// <summary>Methods in a finding's place.</summary>
    private const int MaxMethods = 4;

    /// <summary>The execution passed its step bound and went on, fairly, without ending.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="kind">Hang or livelock.</param>
    /// <param name="steps">Points before the fair part.</param>
    /// <param name="more">Points in the fair part; 0 when one thread is alone and there are no turns to take.</param>
    /// <returns>The draft.</returns>
    internal static FindingDraft For(Execution execution, FindingKind kind, long steps, long more)
    {
        LogicalThread[] alive = [.. execution.Threads.Where(t => !t.IsFinished)];
        int[] round = [.. execution.GoingRound.Select(g => g.Thread).Distinct().Order()];
        var details = new List<string>();
        foreach (LogicalThread thread in alive)
        {
            details.Add(round.Contains(thread.Id) ? Round(execution, thread) : thread.CanGoOn() ? WaitText.OfRunning(thread) : WaitText.Of(thread));
        }

        details.AddRange(DeadlockReport.Timers(execution));
        string names = Names([.. alive.Where(t => round.Contains(t.Id))]);
        string after = more == 0
            ? $"still running after {steps} scheduling points alone"
            : $"still running after {steps + more} scheduling points, in the last {more} of which every thread had its turns";
        string what = kind == FindingKind.Livelock
            ? $"Livelock: {names} keep changing what others see and get nowhere"
            : names.Length == 0 ? "Hang: nothing but time goes on" : $"Hang: {names} go{(round.Length > 1 ? "" : "es")} round, and no value changes any more";
        return new(kind, $"{what}: {after} (see --max-steps).", Place(execution), FindingDraft.Trim(details));
    }

    private static string Round(Execution execution, LogicalThread thread)
    {
        Site[] sites = [.. execution.GoingRound.Where(g => g.Thread == thread.Id).Select(g => SiteTable.Get(g.Site)).Distinct().OrderBy(s => s.File, StringComparer.Ordinal).ThenBy(s => s.Line)];
        string more = sites.Length > MaxSites ? $", … {sites.Length - MaxSites} more" : "";
        string holds = thread.Held.Count == 0 ? "" : $"; holds {string.Join(", ", thread.Held)}";
        return $"{thread} goes round through {string.Join(", ", sites.Take(MaxSites))}{more}{holds}";
    }

    // Not where the bound happened to be passed: the same loop is the same finding wherever it is cut off.
    private static string Place(Execution execution)
    {
        string[] methods =
        [
            .. execution.GoingRound.Select(g => SiteTable.Get(g.Site).Method).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MaxMethods),
        ];
        return string.Join(", ", methods);
    }

    private static string Names(LogicalThread[] threads) => threads.Length switch
    {
        0 => "",
        1 => threads[0].ToString(),
        <= MaxMethods => $"{string.Join(", ", threads[..^1].Select(t => t.ToString()))} and {threads[^1]}",
        _ => $"{threads.Length} threads",
    };
}
