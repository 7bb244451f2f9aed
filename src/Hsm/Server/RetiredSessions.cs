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

    // Guarded by _gate: those whose keys are still in the registry, and those still attached or logged in.
    private readonly List<SessionState> _withKeys = [];
    private readonly List<SessionState> _present = [];

    /// <summary>Leaves a session to later ones.</summary>
    /// <param name="session">It ended; its cache may still be in the registry.</param>
    public void Add(SessionState session)
    {
        lock (_gate)
        {
            _withKeys.Add(session);
            _present.Add(session);
        }
    }

    /// <summary>Detaches them from their applications and logs their users out. Applications is held, exclusive.</summary>
    public void LeaveApplications()
    {
        lock (_gate)
        {
            _present.ForEach(static session => session.LeaveApplications());
            _present.Clear();
        }
    }

    /// <summary>Zeroes their keys and takes their caches out of the registry. Caches is held, exclusive.</summary>
    /// <param name="registry">The server's caches.</param>
    public void LeaveCaches(KeyCacheRegistry registry)
    {
        lock (_gate)
        {
            foreach (var session in _withKeys)
            {
                session.LocalCache.RemoveAll();
                registry.Remove(session.LocalCache);
            }

            _withKeys.Clear();
        }
    }
}
