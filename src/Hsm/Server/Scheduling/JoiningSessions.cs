namespace Hsm;

/// <summary>Sessions on their way to a scheduling's one thread, which keeps those it serves to itself.</summary>
/// <typeparam name="T">What the scheduling keeps for each.</typeparam>
/// <param name="gate">The scheduling's gate.</param>
internal sealed class JoiningSessions<T>(object gate)
{
    // Guarded by the gate.
    private readonly List<T> _waiting = [];

    // 1 while some wait: a worker that finds 0 need not take the gate.
    private int _someWait;

    /// <summary>Adds one. Under the gate.</summary>
    /// <param name="session">The session.</param>
    public void Add(T session)
    {
        _waiting.Add(session);
        Volatile.Write(ref _someWait, 1);
    }

    /// <summary>Takes all that wait. The scheduling's thread.</summary>
    /// <param name="served">Where they go.</param>
    public void MoveTo(List<T> served)
    {
        if (Volatile.Read(ref _someWait) == 0)
        {
            return;
        }

        lock (gate)
        {
            served.AddRange(_waiting);
            _waiting.Clear();
            Volatile.Write(ref _someWait, 0);
        }
    }
}
