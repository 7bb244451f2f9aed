using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>
/// Follows a recorded schedule and checks, at each decision, the enabled threads and the chosen one's pending access
/// (kind, resource, site) against the record. At the first difference it ends the execution and says what differs.
/// </summary>
public sealed class ReplayStrategy : IStrategy
{
    private readonly IReadOnlyList<Decision> _recorded;
    private int _next;

    /// <summary>Creates the strategy.</summary>
    /// <param name="recorded">The decisions to follow, their sites being ids of this process.</param>
    public ReplayStrategy(IReadOnlyList<Decision> recorded)
    {
        _recorded = recorded;
    }

    /// <summary>Where the execution left the record: step, what was expected, what was seen. Null while it follows.</summary>
    public string? Divergence { get; private set; }

    /// <summary>Decisions followed so far.</summary>
    public int Followed => _next;

    /// <inheritdoc/>
    public bool NextExecution(in ExecutionStart start)
    {
        _next = 0;
        Divergence = null;
        return true;
    }

    /// <inheritdoc/>
    public int NextThread(in SchedulingPoint point)
    {
        int index = -1;
        ulong mask = 0;
        for (int i = 0; i < point.Enabled.Length; i++)
        {
            mask |= ThreadMask.Of(point.Enabled[i].Id);
            index = _next < _recorded.Count && point.Enabled[i].Id == _recorded[_next].Chosen ? i : index;
        }

        string? difference = Difference(point, index, mask);
        if (difference is not null)
        {
            Diverge(point.Current.Execution, difference, "Now these can go on: " + Enabled(point) + ".");
        }

        _next++;
        return index;
    }

    /// <inheritdoc/>
    public int NextValue(int bound)
    {
        LogicalThread? thread = LogicalThread.Current;
        Decision? expected = _next < _recorded.Count ? _recorded[_next] : null;
        string? difference = expected switch
        {
            null => "the record ends before it",
            { Kind: not AccessKind.Choice } => "the record has no value choice here",
            { } choice when choice.Enabled != (ulong)bound => "the number of values differs",
            { } choice when thread is not null && choice.Site != thread.CurrentSite => "the choice is made elsewhere",
            _ => null,
        };
        if (difference is not null)
        {
            Diverge(thread?.Execution, difference, $"Now {thread} chooses a value below {bound} at {SiteTable.Get(thread?.CurrentSite ?? 0)}.");
        }

        return _recorded[_next++].Chosen;
    }

    /// <summary>To be called when the execution has ended: it must have used every decision of the record.</summary>
    public void Complete()
    {
        if (_next < _recorded.Count)
        {
            Divergence ??= $"The replay ended after {_next} of {_recorded.Count} recorded decisions. Next in the record: {Describe(_recorded[_next])}.";
        }
    }

    private string? Difference(in SchedulingPoint point, int index, ulong mask)
    {
        if (_next >= _recorded.Count)
        {
            return "the record ends before it";
        }

        Decision expected = _recorded[_next];
        if (expected.Kind == AccessKind.Choice)
        {
            return "the record has a value choice here";
        }

        if (index < 0)
        {
            return $"thread {expected.Chosen} cannot go on";
        }

        PendingAccess pending = point.Enabled[index].Pending;
        return pending.Kind != expected.Kind ? "the pending access is another"
            : pending.ResourceOrdinal != expected.Resource ? "the pending access is on another resource"
            : pending.Site != expected.Site ? "the pending access stands elsewhere"
            : mask != expected.Enabled ? "other threads are enabled"
            : null;
    }

    private void Diverge(Execution? execution, string difference, string actual)
    {
        string expected = _next < _recorded.Count ? $"Recorded: {Describe(_recorded[_next])}. " : "";
        Divergence = $"The replay left the record at decision {_next} of {_recorded.Count}: {difference}. {expected}{actual}";
        execution?.FailDefect(Divergence);
        throw new EngineDefectException(Divergence);
    }

    private static string Describe(in Decision decision)
    {
        Site site = SiteTable.Get(decision.Site);
        if (decision.Kind == AccessKind.Choice)
        {
            return $"value {decision.Chosen} below {decision.Enabled} at {site}";
        }

        string resource = decision.Resource < 0 ? "" : $" of resource {decision.Resource}";
        return $"thread {decision.Chosen} before {decision.Kind}{resource} at {site}, enabled {ThreadMask.Describe(decision.Enabled)}";
    }

    private static string Enabled(in SchedulingPoint point)
    {
        var texts = new List<string>();
        foreach (LogicalThread thread in point.Enabled)
        {
            PendingAccess pending = thread.Pending;
            string resource = pending.Resource is null ? "" : $" of {pending.Resource} (resource {pending.ResourceOrdinal})";
            texts.Add($"{thread} before {pending.Kind}{resource} at {SiteTable.Get(pending.Site)}");
        }

        return string.Join("; ", texts);
    }
}
