using Hsm.Abstractions;

namespace Hsm;

/// <summary>Where a session of a worker pool stands. Every member under the pool's gate.</summary>
/// <param name="session">The session.</param>
internal sealed class PooledSession(IServerSession session)
{
    private State _state = State.Idle;

    private enum State
    {
        // Nothing has arrived.
        Idle,

        // Waits for a worker.
        Ready,

        // With a worker.
        Taken,

        // With a worker, and something arrived since it was taken.
        TakenAndReady,
    }

    /// <summary>The session.</summary>
    public IServerSession Session => session;

    /// <summary>Something arrived.</summary>
    /// <returns>True: it has become ready and is to be queued.</returns>
    public bool Arrive()
    {
        var queues = _state == State.Idle;
        _state = _state switch
        {
            State.Idle => State.Ready,
            State.Taken => State.TakenAndReady,
            _ => _state,
        };
        return queues;
    }

    /// <summary>A worker took it from the queue.</summary>
    public void Take() => _state = State.Taken;

    /// <summary>The worker is done with one request.</summary>
    /// <returns>True: something arrived meanwhile, it is to be queued again.</returns>
    public bool GiveBack()
    {
        var queues = _state == State.TakenAndReady;
        _state = queues ? State.Ready : State.Idle;
        return queues;
    }
}
