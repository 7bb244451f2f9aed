using Hsm.Abstractions;

namespace Hsm;

/// <summary>One thread that serves sessions in the order in which their requests arrived, and looks at no other.</summary>
public sealed class EventDrivenScheduling : IServerScheduling
{
    private readonly WorkerThreads _workers = new();
    private readonly object _gate = new();

    // Sessions that something arrived for, once an arrival. Guarded by _gate.
    private readonly Queue<IServerSession> _ready = new();

    /// <inheritdoc/>
    public string Name => "event-driven";

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
            session.OnArrival(() => Arrived(session));
        }

        var live = new HashSet<int>();
        foreach (var session in sessions)
        {
            live.Add(session.Ordinal);
        }

        while (live.Count > 0)
        {
            var session = NextReady();
            if (live.Contains(session.Ordinal) && Serve(session))
            {
                live.Remove(session.Ordinal);
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

    private void Arrived(IServerSession session)
    {
        lock (_gate)
        {
            _ready.Enqueue(session);
            Monitor.Pulse(_gate);
        }
    }

    private IServerSession NextReady()
    {
        lock (_gate)
        {
            while (_ready.Count == 0)
            {
                Monitor.Wait(_gate);
            }

            return _ready.Dequeue();
        }
    }
}
