using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// One request under way on a dispatcher: a place in the pool, used again and again. Touched by its dispatcher's one
/// worker only.
/// </summary>
/// <param name="pool">Where it belongs.</param>
/// <param name="ordinal">In the pool, from 0.</param>
internal sealed class AsyncJob(AsyncJobPool pool, int ordinal)
{
    // Rises with each use, so that a handle of an earlier one is told from it.
    private long _generation;

    /// <summary>What it is doing.</summary>
    public JobState State { get; private set; }

    /// <summary>Names this use.</summary>
    public JobHandle Handle => new(ordinal, _generation);

    /// <summary>What is left of the request while Paused.</summary>
    public PausedWork? Rest { get; private set; }

    /// <summary>The request of this use.</summary>
    public HsmRequest? Request { get; private set; }

    /// <summary>Idle → Running, for a new use.</summary>
    /// <param name="request">What it will carry out.</param>
    public void Enter(HsmRequest request)
    {
        Require(JobState.Idle);
        _generation++;
        Request = request;
        Move(JobState.Running);
    }

    /// <summary>Paused → Running.</summary>
    /// <returns>What is left.</returns>
    public PausedWork Continue()
    {
        Require(JobState.Paused);
        Move(JobState.Running);
        var rest = Rest!;
        Rest = null;
        return rest;
    }

    /// <summary>Running → Paused.</summary>
    /// <param name="rest">What is left.</param>
    public void Pause(PausedWork rest)
    {
        Require(JobState.Running);
        Rest = rest;
        Move(JobState.Paused);
    }

    /// <summary>Running → Idle: back into the pool, with nothing of the request left in it.</summary>
    public void Leave()
    {
        Require(JobState.Running);
        Rest = null;
        Request = null;
        Move(JobState.Idle);
        pool.Return(this);
    }

    private void Move(JobState next)
    {
        pool.Count(State, next);
        State = next;
    }

    private void Require(JobState expected)
    {
        if (State != expected)
        {
            throw new HsmInvariantException($"A job goes Idle, Running, Paused, Running, Idle: found {State} in place of {expected}.");
        }
    }
}
