using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// A session derives a key and pauses for the accelerator; another revokes the input, then looks for the new key and does
/// not find it. Telling: the derivation must then fail, for no order explains its success (hsm-notes 2).
/// </summary>
internal sealed class PausedAgainstRevokeScenario : Scenario
{
    private static readonly KeyId s_target = KeyId.Global(9);

    /// <inheritdoc/>
    public override string Name => "paused-against-revoke";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["two-workers"];

    /// <inheritdoc/>
    public override int ThreadCount => 4;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        using var world = new JobWorld(mutant);
        var (deriving, revoking) = (world.Server.OpenAsyncSession(), world.Server.OpenAsyncSession());
        var other = world.Server.CreateDispatcher(maxJobs: 1);
        var isAbsentAfterRevoke = false;
        var revoke = new Thread(() =>
        {
            var revoked = revoking.Begin(new KeyRevokeRequest(JobWorld.Key), other).Response!.Status;
            var found = revoking.Begin(new KeyExportRequest(s_target), other).Response!.Status;
            isAbsentAfterRevoke = revoked == HsmStatus.Ok && found == HsmStatus.NotFound;
        })
        { Name = "revoker", IsBackground = true };
        revoke.Start();
        var status = Derive(deriving, world.Dispatcher);
        revoke.Join();
        if (status == HsmStatus.Ok && isAbsentAfterRevoke)
        {
            throw new HsmInvariantException(
                "A request that writes has its effect at one instant: a derivation succeeded after its key was revoked.");
        }
    }

    private static HsmStatus Derive(AsyncSession session, AsyncJobDispatcher dispatcher)
    {
        using var woken = new SemaphoreSlim(0);
        session.OnWake(() => woken.Release());
        var request = new HkdfRequest(HashFunction.Sha256, 16, new KeyTarget(s_target, ObjectFlags.UsageAny, default)) { Key = JobWorld.Key };
        var result = session.Begin(request, dispatcher);
        while (result.Outcome == JobOutcome.Paused)
        {
            woken.Wait();
            result = session.Resume(result.Handle, request, dispatcher);
        }

        return result.Response!.Status;
    }
}
