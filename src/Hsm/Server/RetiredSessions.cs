namespace Hsm;

/// <summary>
/// Sessions that ended when their locks were not to be had. Nobody can reach them any more; what they leave is taken out by
/// whoever holds the locks next: an application and a login before anybody can look at applications and users again, keys
/// when the next session ends, until when copies among them are still dropped. Any thread; its gate is a leaf, held for a
/// few steps.
/// </summary>
internal sealed class RetiredSessions
{
    private readonly Lock _gate = new();

    // Guarded by _gate.
    private readonly List<SessionState> _sessions = [];

    /// <summary>Leaves a session to later ones.</summary>
    /// <param name="session">It ended; its cache may still be in the registry.</param>
    public void Add(SessionState session)
    {
        lock (_gate)
        {
            _sessions.Add(session);
        }
    }

    /// <summary>Detaches them from their applications and logs their users out. Applications is held, exclusive.</summary>
    public void LeaveApplications()
    {
        lock (_gate)
        {
            _sessions.ForEach(static session => session.LeaveApplications());
        }
    }

    /// <summary>Zeroes their keys and takes their caches out of the registry. Caches is held, exclusive.</summary>
    /// <param name="registry">The server's caches.</param>
    public void LeaveCaches(KeyCacheRegistry registry)
    {
        lock (_gate)
        {
            foreach (var session in _sessions)
            {
                session.LocalCache.RemoveAll();
                registry.Remove(session.LocalCache);
            }

            // An application or a login is left to who holds its lock.
            _sessions.RemoveAll(static session => session.LeaveGuards == Guarded.Caches);
        }
    }
}
