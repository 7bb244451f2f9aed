using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// One thread that goes round all sessions, one request each: fair, and never held up by an idle client. Sleeps after a
/// round in which nobody had a request, until one arrives.
/// </summary>
public sealed class RoundRobinScheduling : IServerScheduling
{
    private readonly WorkerThreads _workers = new();
    private readonly object _gate = new();

    // True when something arrived since the round began. Guarded by _gate.
    private bool _hasArrivals;

    /// <inheritdoc/>
    public string Name => "round-robin";

    /// <inheritdoc/>
    public int ThreadCount(int sessionCount) => 1;

    /// <inheritdoc/>
    public void Start(IReadOnlyList<IServerSession> sessions) =>
        _workers.Start(Name, sessions, [() => Work(sessions)]);

    /// <inheritdoc/>
    public void Stop() => _workers.Stop();

    private void Work(IReadOnlyList<IServerSession> sessions)
    {
        foreach (var session in sessions)
        {
            session.OnArrival(Arrived);
        }

        var live = new List<IServerSession>(sessions);
        while (live.Count > 0)
        {
            if (!GoRound(live))
            {
                WaitForArrival();
            }
        }
    }

    // False: no session had anything.
    private static bool GoRound(List<IServerSession> live)
    {
        var didWork = false;
        for (var i = 0; i < live.Count;)
        {
            var result = live[i].HandleRequest();
            didWork |= result != HandleResult.NotReady;
            if (result is HandleResult.Handled or HandleResult.NotReady)
            {
                i++;
            }
            else
            {
                live.RemoveAt(i);
            }
        }

        return didWork;
    }

    private void Arrived()
    {
        lock (_gate)
        {
            _hasArrivals = true;
            Monitor.Pulse(_gate);
        }
    }

    // What arrived after the round began was perhaps passed over by it: then the next round is due at once.
    private void WaitForArrival()
    {
        lock (_gate)
        {
            while (!_hasArrivals)
            {
                Monitor.Wait(_gate);
            }

            _hasArrivals = false;
        }
    }
}
