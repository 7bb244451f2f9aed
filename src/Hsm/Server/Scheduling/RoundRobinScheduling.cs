using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// One thread that goes round all sessions, one request each: fair, and never held up by an idle client. Sleeps after a
/// round in which nobody had a request, until one arrives.
/// </summary>
public sealed class RoundRobinScheduling : IServerScheduling
{
    private readonly WorkerThreads _workers;
    private readonly JoiningSessions<IServerSession> _joining;

    // What arrives after a round began was perhaps passed over by it: then the next round is due at once.
    private readonly WorkSignal _arrival = new();

    /// <summary>Makes one for one run.</summary>
    public RoundRobinScheduling()
    {
        _workers = new WorkerThreads(Name, Join);
        _joining = new JoiningSessions<IServerSession>(_workers.Gate);
    }

    /// <inheritdoc/>
    public string Name => "round-robin";

    /// <inheritdoc/>
    public int ThreadCount(int sessionCount) => 1;

    /// <inheritdoc/>
    public void Start(IReadOnlyList<IServerSession> sessions) => _workers.Start(sessions, Work);

    /// <inheritdoc/>
    public bool Add(IServerSession session) => _workers.Add(session);

    /// <inheritdoc/>
    public void Stop() => _workers.Stop(_arrival.Raise);

    private void Join(IServerSession session)
    {
        _joining.Add(session);
        session.OnArrival(_arrival.Raise);
        _arrival.Raise();
    }

    private void Work()
    {
        var live = new List<IServerSession>();
        while (true)
        {
            _joining.MoveTo(live);
            if (GoRound(live))
            {
                continue;
            }

            lock (_workers.Gate)
            {
                if (_workers.IsOver)
                {
                    return;
                }
            }

            _arrival.Wait();
        }
    }

    // False: no session had anything.
    private bool GoRound(List<IServerSession> live)
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
                _workers.Leave(live[i]);
                live.RemoveAt(i);
            }
        }

        return didWork;
    }
}
