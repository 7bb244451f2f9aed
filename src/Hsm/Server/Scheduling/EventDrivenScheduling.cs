using Hsm.Abstractions;

namespace Hsm;

/// <summary>One thread that serves sessions in the order in which their requests arrived, and looks at no other.</summary>
public sealed class EventDrivenScheduling : IServerScheduling
{
    private readonly WorkerThreads _workers;

    // Sessions that something arrived for, each at most once. Guarded by the workers' gate.
    private readonly Queue<Served> _ready = new();

    /// <summary>Makes one for one run.</summary>
    public EventDrivenScheduling() => _workers = new WorkerThreads(Name, Join);

    /// <inheritdoc/>
    public string Name => "event-driven";

    /// <inheritdoc/>
    public int ThreadCount(int sessionCount) => 1;

    /// <inheritdoc/>
    public void Start(IReadOnlyList<IServerSession> sessions) => _workers.Start(sessions, Work);

    /// <inheritdoc/>
    public bool Add(IServerSession session) => _workers.Add(session);

    /// <inheritdoc/>
    public void Stop() => _workers.Stop(Wake);

    private void Join(IServerSession session)
    {
        var served = new Served(session);
        session.OnArrival(() => Arrived(served));
    }

    private void Work()
    {
        while (NextReady() is { } served)
        {
            // What arrived for a session before its end may still be queued after it.
            if (served.IsLive && Serve(served.Session))
            {
                served.IsLive = false;
                _workers.Leave(served.Session);
            }
        }
    }

    // A session has one request in flight, so it is soon NotReady: none can keep the others waiting. True: it ended.
    private static bool Serve(IServerSession session)
    {
        while (true)
        {
            switch (session.HandleRequest())
            {
                case HandleResult.Handled:
                    break;
                case HandleResult.NotReady:
                    return false;
                default:
                    return true;
            }
        }
    }

    private void Arrived(Served served)
    {
        lock (_workers.Gate)
        {
            if (!served.IsQueued)
            {
                served.IsQueued = true;
                _ready.Enqueue(served);
                Monitor.Pulse(_workers.Gate);
            }
        }
    }

    private void Wake()
    {
        lock (_workers.Gate)
        {
            Monitor.Pulse(_workers.Gate);
        }
    }

    // Null: it is over.
    private Served? NextReady()
    {
        lock (_workers.Gate)
        {
            while (_ready.Count == 0)
            {
                if (_workers.IsOver)
                {
                    return null;
                }

                Monitor.Wait(_workers.Gate);
            }

            var next = _ready.Dequeue();
            next.IsQueued = false;
            return next;
        }
    }

    private sealed class Served(IServerSession session)
    {
        public IServerSession Session => session;

        // Guarded by the gate.
        public bool IsQueued { get; set; }

        // Touched by the one worker.
        public bool IsLive { get; set; } = true;
    }
}
