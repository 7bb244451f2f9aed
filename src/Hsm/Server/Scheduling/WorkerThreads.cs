using Hsm.Abstractions;

namespace Hsm;

/// <summary>The threads of a scheduling, from its one start to its one stop.</summary>
internal sealed class WorkerThreads
{
    private Thread[] _threads = [];
    private IReadOnlyList<IServerSession> _sessions = [];
    private int _isStarted;
    private int _isStopped;

    /// <summary>Starts the threads.</summary>
    /// <param name="name">Of the scheduling, for the threads' names.</param>
    /// <param name="sessions">What they serve.</param>
    /// <param name="bodies">What each does; ends once all sessions it serves are disconnected.</param>
    /// <exception cref="InvalidOperationException">Started before.</exception>
    public void Start(string name, IReadOnlyList<IServerSession> sessions, Action[] bodies)
    {
        if (Interlocked.Exchange(ref _isStarted, 1) != 0)
        {
            throw new InvalidOperationException($"A '{name}' scheduling serves one run: make a new one.");
        }

        _sessions = sessions;
        var threads = new Thread[bodies.Length];
        for (var i = 0; i < threads.Length; i++)
        {
            var body = bodies[i];
            threads[i] = new Thread(() => body()) { Name = $"hsm {name} {i}", IsBackground = true };
        }

        _threads = threads;
        foreach (var thread in threads)
        {
            thread.Start();
        }
    }

    /// <summary>Disconnects the sessions, which ends the bodies, and waits for the threads.</summary>
    public void Stop()
    {
        if (Volatile.Read(ref _isStarted) == 0 || Interlocked.Exchange(ref _isStopped, 1) != 0)
        {
            return;
        }

        foreach (var session in _sessions)
        {
            session.Disconnect();
        }

        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }
}
