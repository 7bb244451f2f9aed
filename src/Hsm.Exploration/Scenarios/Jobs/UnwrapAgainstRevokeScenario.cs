using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// A session unwraps a key and pauses for the accelerator; another revokes the wrapping key, then looks for the new one and
/// does not find it. Telling: the unwrap must then fail, for no order explains its success (hsm-notes 2).
/// </summary>
internal sealed class UnwrapAgainstRevokeScenario : Scenario
{
    /// <inheritdoc/>
    public override string Name => "unwrap-against-revoke";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["two-workers"];

    /// <inheritdoc/>
    public override int ThreadCount => 4;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var planted = mutant with { Server = right => mutant.Server(right) with { AesGcmDecrypt = new UnwrapHandler() } };
        using var world = new JobWorld(planted);
        var (unwrapping, revoking) = (world.Server.OpenAsyncSession(), world.Server.OpenAsyncSession());
        var other = world.Server.CreateDispatcher(maxJobs: 1);
        var isAbsentAfterRevoke = false;
        var revoke = new Thread(() =>
        {
            var revoked = revoking.Begin(new KeyRevokeRequest(JobWorld.Key), other).Response!.Status;
            var found = revoking.Begin(new KeyExportRequest(UnwrapHandler.Target), other).Response!.Status;
            isAbsentAfterRevoke = revoked == HsmStatus.Ok && found == HsmStatus.NotFound;
        })
        { Name = "revoker", IsBackground = true };
        revoke.Start();
        var status = Unwrap(unwrapping, world.Dispatcher);
        revoke.Join();
        if (status == HsmStatus.Ok && isAbsentAfterRevoke)
        {
            throw new HsmInvariantException(
                "A request that writes has its effect at one instant: an unwrap succeeded after its key was revoked.");
        }
    }

    private static HsmStatus Unwrap(AsyncSession session, AsyncJobDispatcher dispatcher)
    {
        using var woken = new SemaphoreSlim(0);
        session.OnWake(() => woken.Release());
        var wrapped = (AesGcmEncryptResponse)JobWorld.Encrypt(3).Expected;
        var encrypted = (AesGcmEncryptRequest)JobWorld.Encrypt(3).Request;
        var request = new AesGcmDecryptRequest(JobWorld.Key, encrypted.Iv, encrypted.Aad, wrapped.Ciphertext, wrapped.Tag);
        var result = session.Begin(request, dispatcher);
        while (result.Outcome == JobOutcome.Paused)
        {
            woken.Wait();
            result = session.Resume(result.Handle, request, dispatcher);
        }

        return result.Response!.Status;
    }
}
