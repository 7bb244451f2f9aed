namespace Hsm;

/// <summary>The parts of the jobs, replaceable one by one as those of ServerComponents are.</summary>
internal sealed record JobComponents
{
    /// <summary>Makes the wake signal of a session.</summary>
    public Func<WakeSignal> CreateSignal { get; init; } = static () => new WakeSignal();

    /// <summary>Makes the memory of a session's paused request.</summary>
    public Func<RetryGuard> CreateRetryGuard { get; init; } = static () => new RetryGuard();

    /// <summary>Makes the pool of a dispatcher.</summary>
    public Func<int, AsyncJobPool> CreatePool { get; init; } = static maxJobs => new AsyncJobPool(maxJobs);

    /// <summary>Makes the gate of a dispatcher.</summary>
    public Func<DispatcherGate> CreateGate { get; init; } = static () => new DispatcherGate();

    /// <summary>Makes the output buffers of pipelined records.</summary>
    public Func<RecordBuffers> CreateBuffers { get; init; } = static () => new RecordBuffers();

    /// <summary>Tells whether a key has changed while its request was paused.</summary>
    public KeyRevalidation Revalidation { get; init; } = new();

    /// <summary>What becomes of a paused job when its session ends.</summary>
    public JobTeardown Teardown { get; init; } = new();
}
