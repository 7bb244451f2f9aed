namespace Hsm.Exploration;

/// <summary>
/// One worker, three sessions that use the accelerator, one of them also with a request that fails. Telling: what one of
/// them leaves behind (a lock, a blocked pause, a lost wake-up) stops the others.
/// </summary>
internal sealed class AsyncJobsScenario : Scenario
{
    /// <inheritdoc/>
    public override string Name => "async-jobs";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["unlimited", "2-jobs", "1-job"];

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        using var world = new JobWorld(mutant, maxJobs: configuration switch { "2-jobs" => 2, "1-job" => 1, _ => 0 });
        new JobLoop(world.Dispatcher).Run(
            new JobClient(world.Server.OpenAsyncSession(), JobWorld.Encrypt(1), JobWorld.Echo(1)),
            new JobClient(world.Server.OpenAsyncSession(), JobWorld.EncryptWithoutKey(), JobWorld.Encrypt(2)),
            new JobClient(world.Server.OpenAsyncSession(), JobWorld.Encrypt(3)));
    }
}
