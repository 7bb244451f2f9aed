namespace Hsm.Exploration;

/// <summary>
/// A worker begins and resumes requests in a session while another thread calls the same session with everything that is
/// not the paused request on its dispatcher. Telling: each such call is refused, and disturbs nothing.
/// </summary>
internal sealed class PausedRequestScenario : Scenario
{
    /// <inheritdoc/>
    public override string Name => "paused-request";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["another-request", "another-dispatcher", "close"];

    /// <inheritdoc/>
    public override int ThreadCount => 4;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        using var world = new JobWorld(mutant);
        var other = world.Server.CreateDispatcher(maxJobs: 0);
        var session = world.Server.OpenAsyncSession();
        var intruder = new Thread(() => Intrude(configuration, session, world.Dispatcher, other)) { Name = "intruder", IsBackground = true };
        intruder.Start();
        new JobLoop(world.Dispatcher).Run(new JobClient(session, JobWorld.Encrypt(1), JobWorld.Encrypt(2), JobWorld.Echo(3)));
        intruder.Join();
    }

    // The first pause has the handle of the pool's second use: the setup was its first.
    private static void Intrude(string configuration, AsyncSession session, AsyncJobDispatcher own, AsyncJobDispatcher other)
    {
        var handle = new JobHandle(0, 2);
        var result = configuration switch
        {
            "another-request" => session.Resume(handle, JobWorld.Encrypt(9).Request, own),
            "another-dispatcher" => session.Resume(handle, JobWorld.Encrypt(1).Request, other),
            _ => session.Resume(handle, new Abstractions.CloseRequest(), own),
        };
        if (result.Outcome is not (JobOutcome.Busy or JobOutcome.Error))
        {
            throw new HsmInvariantException($"A paused request is resumed by itself and on its dispatcher alone: {result.Outcome}, {result.Response}.");
        }
    }
}
