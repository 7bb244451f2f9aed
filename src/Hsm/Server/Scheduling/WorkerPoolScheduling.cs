using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A bounded pool of worker threads. Each takes the most urgent of the sessions that have a request, serves one request,
/// and looks again; a session is with one worker at a time.
/// </summary>
/// <remarks>
/// No session starves. One that becomes ready draws the next ticket, and its turn is its ticket plus
/// <see cref="TurnsPerPriority"/> for each level by which it is below <see cref="SessionPriority.High"/>; the lowest
/// turn goes first. So a ready session of level p is passed over by at most (High − p) × TurnsPerPriority of those that
/// became ready after it, however busy these are (deadline scheduling with virtual deadlines).
/// </remarks>
public sealed class WorkerPoolScheduling : IServerScheduling
{
    /// <summary>How many later sessions a level of priority lets pass.</summary>
    public const int TurnsPerPriority = 16;

    private readonly WorkerThreads _workers;
    private readonly int _workerCount;

    // Guarded by the workers' gate. Turns first, then tickets: of two equal turns the older is served.
    private readonly PriorityQueue<PooledSession, (long Turn, long Ticket)> _ready = new();
    private long _lastTicket;

    /// <summary>Makes one for one run.</summary>
    /// <param name="workerCount">Threads, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public WorkerPoolScheduling(int workerCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workerCount, 1);
        _workerCount = workerCount;
        _workers = new WorkerThreads(Name, Join);
    }

    /// <inheritdoc/>
    public string Name => "worker-pool";

    /// <inheritdoc/>
    public int ThreadCount(int sessionCount) => _workerCount;

    /// <inheritdoc/>
    public void Start(IReadOnlyList<IServerSession> sessions)
    {
        var bodies = new Action[_workerCount];
        Array.Fill(bodies, Work);
        _workers.Start(sessions, bodies);
    }

    /// <inheritdoc/>
    public bool Add(IServerSession session) => _workers.Add(session);

    /// <inheritdoc/>
    public void Stop() => _workers.Stop(WakeAll);

    private void Join(IServerSession session)
    {
        var pooled = new PooledSession(session);
        session.OnArrival(() => Arrived(pooled));
    }

    private void Arrived(PooledSession pooled)
    {
        lock (_workers.Gate)
        {
            if (pooled.Arrive())
            {
                Enqueue(pooled);
            }
        }
    }

    private void Work()
    {
        while (NextReady() is { } pooled)
        {
            var result = pooled.Session.HandleRequest();
            if (result is HandleResult.Handled or HandleResult.NotReady)
            {
                GiveBack(pooled);
            }
            else
            {
                _workers.Leave(pooled.Session);
                WakeAll();
            }
        }
    }

    // Null: it is over.
    private PooledSession? NextReady()
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
            next.Take();
            return next;
        }
    }

    private void GiveBack(PooledSession pooled)
    {
        lock (_workers.Gate)
        {
            if (pooled.GiveBack())
            {
                Enqueue(pooled);
            }
        }
    }

    private void Enqueue(PooledSession pooled)
    {
        var ticket = ++_lastTicket;
        var turn = ticket + ((SessionPriority.High - pooled.Session.Priority) * (long)TurnsPerPriority);
        _ready.Enqueue(pooled, (turn, ticket));
        Monitor.Pulse(_workers.Gate);
    }

    // An ended session may have been the last one that the others wait for.
    private void WakeAll()
    {
        lock (_workers.Gate)
        {
            Monitor.PulseAll(_workers.Gate);
        }
    }
}
