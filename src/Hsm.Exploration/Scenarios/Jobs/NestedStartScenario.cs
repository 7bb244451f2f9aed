namespace Hsm.Exploration;

/// <summary>
/// The completion of one session's operation begins a request of another session at once, on the accelerator's thread and
/// on the dispatcher whose worker may be in a job just then. Telling: the start is refused then, and one job runs at a time.
/// </summary>
internal sealed class NestedStartScenario : Scenario
{
    /// <inheritdoc/>
    public override string Name => "nested-start";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["one-dispatcher"];

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        using var world = new JobWorld(mutant);
        var call = JobWorld.Echo(7);
        for (byte number = 1; number <= 2; number++)
        {
            var (eager, next) = (world.Server.OpenAsyncSession(), world.Server.OpenAsyncSession());
            eager.OnWake(() => Begin(next, call, world.Dispatcher));
            var outcome = eager.Begin(JobWorld.Encrypt(number).Request, world.Dispatcher).Outcome;
            if (outcome is not (JobOutcome.Paused or JobOutcome.Error))
            {
                throw new HsmInvariantException($"A request for the accelerator pauses: {outcome}.");
            }
        }

        new JobLoop(world.Dispatcher).Run(new JobClient(world.Server.OpenAsyncSession(), JobWorld.Echo(1), JobWorld.Echo(2)));
    }

    private static void Begin(AsyncSession session, JobCall call, AsyncJobDispatcher dispatcher)
    {
        var result = session.Begin(call.Request, dispatcher);
        if (result.Outcome == JobOutcome.Finished)
        {
            call.Assert(result.Response);
        }
        else if (result is not { Outcome: JobOutcome.Error, Status: Abstractions.HsmStatus.Locked })
        {
            throw new HsmInvariantException($"A start within another job is refused with Locked: {result.Outcome}, {result.Status}.");
        }
    }
}
