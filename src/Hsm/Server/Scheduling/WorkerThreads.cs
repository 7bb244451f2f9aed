using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// What schedulings have in common: the threads, and the sessions from the time they join to the time they leave.
/// </summary>
/// <param name="name">Of the scheduling, for the threads' names.</param>
/// <param name="join">
/// Takes a session in; runs under <see cref="Gate"/>, so no worker sees the session before it returns.
/// </param>
internal sealed class WorkerThreads(string name, Action<IServerSession> join)
{
    private const int Fresh = 0;
    private const int Running = 1;
    private const int Stopping = 2;

    // All guarded by Gate. The phase only rises; sessions join while it is Running.
    private readonly List<Thread> _threads = [];
    private readonly List<IServerSession> _sessions = [];
    private int _phase = Fresh;
    private int _startedThreads;

    /// <summary>Guards this object and what its scheduling keeps on sessions. No other lock is taken under it.</summary>
    public object Gate { get; } = new();

    /// <summary>True when no session is left and none will come: the workers' time to end. Under Gate.</summary>
    public bool IsOver => _phase == Stopping && _sessions.Count == 0;

    /// <summary>Takes the sessions in and starts the threads.</summary>
    /// <param name="sessions">The sessions there are.</param>
    /// <param name="bodies">What each thread does; ends once <see cref="IsOver"/>.</param>
    /// <exception cref="InvalidOperationException">Started before.</exception>
    public void Start(IReadOnlyList<IServerSession> sessions, params Action[] bodies)
    {
        lock (Gate)
        {
            if (_phase != Fresh)
            {
                throw new InvalidOperationException($"A '{name}' scheduling serves one run: make a new one.");
            }

            _phase = Running;
            foreach (var session in sessions)
            {
                _sessions.Add(session);
                join(session);
            }

            foreach (var body in bodies)
            {
                Run(body);
            }
        }
    }

    /// <summary>Takes one more session in.</summary>
    /// <param name="session">The session.</param>
    /// <returns>False: not running.</returns>
    public bool Add(IServerSession session)
    {
        lock (Gate)
        {
            if (_phase != Running)
            {
                return false;
            }

            _sessions.Add(session);
            join(session);
            return true;
        }
    }

    /// <summary>Starts one more thread. Under Gate.</summary>
    /// <param name="body">What it does.</param>
    public void Run(Action body)
    {
        _threads.RemoveAll(static thread => !thread.IsAlive);
        var thread = new Thread(() => body()) { Name = $"hsm {name} {_startedThreads++}", IsBackground = true };
        _threads.Add(thread);
        thread.Start();
    }

    /// <summary>Lets a session go that has ended.</summary>
    /// <param name="session">The session.</param>
    public void Leave(IServerSession session)
    {
        lock (Gate)
        {
            _sessions.Remove(session);
        }
    }

    /// <summary>Disconnects the sessions, which ends the bodies, and waits for the threads.</summary>
    /// <param name="wake">Wakes the workers that wait, so that they see that it is over.</param>
    public void Stop(Action wake)
    {
        IServerSession[] sessions;
        Thread[] threads;
        lock (Gate)
        {
            if (_phase != Running)
            {
                return;
            }

            _phase = Stopping;
            sessions = [.. _sessions];
            threads = [.. _threads];
        }

        foreach (var session in sessions)
        {
            session.Disconnect();
        }

        wake();
        foreach (var thread in threads)
        {
            thread.Join();
        }
    }
}
