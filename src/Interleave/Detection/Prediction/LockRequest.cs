namespace Interleave.Detection.Prediction;

/// <summary>A lock asked for in a situation: by which thread, how, holding what. Instances are the acquisitions that did so.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Lock">Ordinal of the lock.</param>
/// <param name="Mode">How it is wanted.</param>
/// <param name="Held">What the thread holds meanwhile.</param>
/// <param name="Instances">Indices of the actions at which the thread stood before it, ascending.</param>
internal sealed record LockRequest(int Thread, int Lock, LockMode Mode, LockHold[] Held, List<int> Instances)
{
    /// <summary>
    /// Whether this request can't be met while the other thread stands at its own: the other holds the lock, or it
    /// waits to write and so holds back readers (ReaderWriterLockSlim, "fairness").
    /// </summary>
    internal bool IsBlockedBy(LockRequest other) =>
        Array.Exists(other.Held, h => h.Lock == Lock && LockHold.Conflict(h.Mode, Mode)) || IsHeldBackBy(other);

    private bool IsHeldBackBy(LockRequest writer) =>
        writer.Lock == Lock && writer.Mode == LockMode.Exclusive && Mode != LockMode.Exclusive;

    /// <summary>The requests of a trace, in the order of their first instances.</summary>
    internal static List<LockRequest> Of(ActionTrace trace)
    {
        var known = new Dictionary<string, LockRequest>(StringComparer.Ordinal);
        var requests = new List<LockRequest>();
        for (int i = 0; i < trace.Count; i++)
        {
            ref readonly TracedAction action = ref trace[i];
            if (!action.IsAcquire || action.Kind == ActionKind.Reacquire)
            {
                continue;
            }

            LockMode mode = LockHold.ModeOf(action.Kind);
            LockHold[] held = trace.HeldBefore(i);
            string key = $"{action.Thread} {action.Resource} {mode} {string.Join(',', held.Select(h => (h.Lock, h.Mode)))}";
            if (!known.TryGetValue(key, out LockRequest? request))
            {
                known.Add(key, request = new LockRequest(action.Thread, action.Resource, mode, held, []));
                requests.Add(request);
            }

            request.Instances.Add(Arrival(trace, i));
        }

        return requests;
    }

    /// <summary>Where the thread first stood before this acquisition: a writer arrives, and then may wait.</summary>
    private static int Arrival(ActionTrace trace, int acquire)
    {
        List<int> own = trace.Of(trace[acquire].Thread);
        int at = trace.Position(acquire);
        while (at > 0 && trace[own[at - 1]] is { Kind: ActionKind.None } before && before.Resource == trace[acquire].Resource && before.Access == trace[acquire].Access)
        {
            at--;
        }

        return own[at];
    }
}
