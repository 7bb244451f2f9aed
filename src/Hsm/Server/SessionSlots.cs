namespace Hsm;

/// <summary>The live sessions of a server, each in a slot; a slot is used again once its session has ended. Any thread.</summary>
/// <param name="limit">How many sessions there may be at once.</param>
internal sealed class SessionSlots(int limit)
{
    private readonly Lock _gate = new();

    // Guarded by _gate; null: free. Never longer than the limit.
    private readonly List<ServerContext?> _slots = [];
    private int _count;

    /// <summary>How many sessions are live.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>The live sessions, by slot.</summary>
    /// <returns>A copy.</returns>
    public ServerContext[] ToArray()
    {
        lock (_gate)
        {
            return [.. _slots.OfType<ServerContext>()];
        }
    }

    /// <summary>Puts a session into the lowest free slot.</summary>
    /// <param name="create">Makes the session of a slot.</param>
    /// <returns>The session; null: there are as many as may be.</returns>
    public ServerContext? Open(Func<int, ServerContext> create)
    {
        lock (_gate)
        {
            if (_count == limit)
            {
                return null;
            }

            var slot = _slots.IndexOf(null);
            if (slot < 0)
            {
                slot = _slots.Count;
                _slots.Add(null);
            }

            _count++;
            return _slots[slot] = create(slot);
        }
    }

    /// <summary>Frees the slot of a session that ended; once a session.</summary>
    /// <param name="session">The session.</param>
    public void Close(ServerContext session)
    {
        lock (_gate)
        {
            _slots[session.Ordinal] = null;
            _count--;
        }
    }
}
