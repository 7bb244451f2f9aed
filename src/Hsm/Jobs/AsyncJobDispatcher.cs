namespace Hsm;

/// <summary>
/// Where jobs run: one at a time, any number of them paused. Belongs to one worker; no thread is tied to it, for what is
/// known of a job is in the job.
/// </summary>
public sealed class AsyncJobDispatcher
{
    private readonly bool _checksInvariants;
    private readonly DispatcherGate _gate;

    // Rises with BlockPause, falls with its end. Touched by the worker inside only.
    private int _blockCount;

    // Sessions that found no job; told all at once, for one of them may have ended meanwhile. Guards itself.
    private readonly List<Action> _waiting = [];

    /// <summary>Makes a dispatcher of a server.</summary>
    /// <param name="components">Its parts.</param>
    /// <param name="maxJobs">0: no limit.</param>
    /// <param name="checksInvariants">Whether invariants are asserted after each call.</param>
    internal AsyncJobDispatcher(JobComponents components, int maxJobs, bool checksInvariants)
    {
        _checksInvariants = checksInvariants;
        _gate = components.CreateGate();
        Pool = components.CreatePool(maxJobs);
    }

    /// <summary>The jobs.</summary>
    internal AsyncJobPool Pool { get; }

    /// <summary>Whether a job that runs here may pause.</summary>
    internal bool MayPause => _blockCount == 0;

    /// <summary>Keeps the running job from pausing.</summary>
    /// <returns>Dispose it to allow pausing again.</returns>
    internal PauseBlock BlockPause()
    {
        _blockCount++;
        return new PauseBlock(this);
    }

    /// <summary>Ends one block.</summary>
    internal void Unblock() => _blockCount--;

    /// <summary>Names one more who is told, on the worker, when a job goes back into the pool: once.</summary>
    /// <param name="freed">The callback, for a session that found no job; null: it asks by itself.</param>
    internal void OnJobFreed(Action? freed)
    {
        if (freed is not null)
        {
            lock (_waiting)
            {
                _waiting.Add(freed);
            }
        }
    }

    /// <summary>Lets a worker in to run a job.</summary>
    /// <returns>False: a job runs here, called from within it or by another thread.</returns>
    internal bool TryEnter() => _gate.TryEnter();

    /// <summary>The worker is done with the job that ran: it paused, finished or failed.</summary>
    /// <param name="isFinished">True: the job went back into the pool.</param>
    /// <exception cref="HsmInvariantException">An invariant does not hold.</exception>
    internal void Leave(bool isFinished)
    {
        var blocks = _blockCount;
        if (_checksInvariants)
        {
            Pool.AssertInvariants();
            AssertUnblocked(blocks);
        }

        _gate.Leave();
        if (isFinished)
        {
            TellWaiting();
        }
    }

    /// <summary>Asserts that nothing is left when the server ends.</summary>
    /// <exception cref="HsmInvariantException">Something is.</exception>
    internal void AssertDrained() => Pool.AssertDrained();

    private void TellWaiting()
    {
        Action[] waiting;
        lock (_waiting)
        {
            if (_waiting.Count == 0)
            {
                return;
            }

            waiting = [.. _waiting];
            _waiting.Clear();
        }

        Array.ForEach(waiting, static freed => freed());
    }

    private static void AssertUnblocked(int blocks)
    {
        if (blocks != 0)
        {
            throw new HsmInvariantException($"The block count is 0 when a job ends or pauses: it is {blocks}.");
        }
    }
}
