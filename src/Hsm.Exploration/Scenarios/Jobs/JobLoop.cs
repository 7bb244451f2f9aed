namespace Hsm.Exploration;

/// <summary>A worker with a dispatcher: serves whoever is due, and waits while nobody is.</summary>
/// <param name="dispatcher">The dispatcher.</param>
internal sealed class JobLoop(AsyncJobDispatcher dispatcher)
{
    private readonly object _gate = new();

    // Guarded by _gate.
    private readonly Queue<JobClient> _due = new();

    /// <summary>Serves clients until everything is answered.</summary>
    /// <param name="clients">Whose wake callbacks are this loop's from now on.</param>
    /// <exception cref="HsmInvariantException">An answer or a count is not what it has to be.</exception>
    public void Run(params JobClient[] clients)
    {
        // As many wakes as pauses: told by what is left over at the end, and by waiting for ever for one that is missing.
        foreach (var client in clients)
        {
            client.Session.OnWake(() => Due(client));
            Due(client);
        }

        var live = clients.Length;
        while (live > 0)
        {
            var client = Next();
            if (client.Advance(dispatcher, () => Due(client)))
            {
                live--;
            }
        }

        lock (_gate)
        {
            if (_due.Count != 0)
            {
                throw new HsmInvariantException($"Each pause is woken once: {_due.Count} wakes are left over.");
            }
        }
    }

    private void Due(JobClient client)
    {
        lock (_gate)
        {
            _due.Enqueue(client);
            Monitor.Pulse(_gate);
        }
    }

    private JobClient Next()
    {
        lock (_gate)
        {
            while (_due.Count == 0)
            {
                Monitor.Wait(_gate);
            }

            return _due.Dequeue();
        }
    }
}
