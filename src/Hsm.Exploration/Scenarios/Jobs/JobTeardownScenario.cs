namespace Hsm.Exploration;

/// <summary>
/// A session ends while its request is paused and the accelerator is about to complete it; the job is used again by another
/// session. Telling: the job is not lost, the completion wakes nobody, and the server ends with nothing left.
/// </summary>
internal sealed class JobTeardownScenario : Scenario
{
    /// <inheritdoc/>
    public override string Name => "job-teardown";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["1-job", "unlimited"];

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        using var world = new JobWorld(mutant, maxJobs: configuration == "1-job" ? 1 : 0);
        var ending = world.Server.OpenAsyncSession();
        var isEnded = 0;
        ending.OnWake(() =>
        {
            if (Volatile.Read(ref isEnded) != 0)
            {
                throw new HsmInvariantException("Nobody is woken after the session was disposed.");
            }
        });
        ending.Begin(JobWorld.Encrypt(1).Request, world.Dispatcher);
        ending.Dispose();
        Volatile.Write(ref isEnded, 1);
        new JobLoop(world.Dispatcher).Run(new JobClient(world.Server.OpenAsyncSession(), JobWorld.Encrypt(2)));
    }
}
