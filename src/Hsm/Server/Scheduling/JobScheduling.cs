using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Lets requests run as jobs under another scheduling: a request that pauses for the accelerator is NotReady until the
/// accelerator is done, so that its worker serves other sessions meanwhile.
/// </summary>
/// <remarks>
/// A scheduling of one thread gets one dispatcher for all sessions, another one for each session, so that a job is resumed
/// where it began whichever thread that is. Stop drains: what is paused is finished and answered.
/// </remarks>
/// <param name="inner">Who calls HandleRequest when; a fresh one.</param>
/// <param name="maxJobs">Requests under way at once on a dispatcher; 0: no limit.</param>
public sealed class JobScheduling(IServerScheduling inner, int maxJobs = 0) : IServerScheduling
{
    private readonly Lock _gate = new();

    // The one dispatcher of a scheduling of one thread. Guarded by _gate.
    private AsyncJobDispatcher? _shared;

    /// <inheritdoc/>
    public string Name => inner.Name + "+jobs";

    /// <inheritdoc/>
    public int ThreadCount(int sessionCount) => inner.ThreadCount(sessionCount);

    /// <inheritdoc/>
    public void Start(IReadOnlyList<IServerSession> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        foreach (var session in sessions)
        {
            UseJobs(session, sessions.Count);
        }

        inner.Start(sessions);
    }

    /// <inheritdoc/>
    public bool Add(IServerSession session)
    {
        UseJobs(session, sessionCount: 2);
        return inner.Add(session);
    }

    /// <inheritdoc/>
    public void Stop() => inner.Stop();

    // A session that can't pause is served as it is.
    private void UseJobs(IServerSession session, int sessionCount)
    {
        if (session is not IJobHost host)
        {
            return;
        }

        if (inner.ThreadCount(sessionCount) > 1)
        {
            host.UseJobs(host.CreateDispatcher(maxJobs));
            return;
        }

        lock (_gate)
        {
            host.UseJobs(_shared ??= host.CreateDispatcher(maxJobs));
        }
    }
}
