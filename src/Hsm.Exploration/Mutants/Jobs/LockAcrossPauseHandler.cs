using System.Diagnostics.CodeAnalysis;
using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// P1. Guards the device with a mutex of its own and keeps it across the pause: the next request that wants it stops the
/// one worker that could resume the first (OpenSSL, engines with locks around ASYNC_pause_job).
/// </summary>
/// <param name="right">The right handler.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "A SemaphoreSlim whose wait handle nobody asks for has nothing to release; it goes with the run.")]
internal sealed class LockAcrossPauseHandler(RequestHandler right) : RequestHandler<AesGcmEncryptRequest>
{
    private readonly SemaphoreSlim _device = new(1, 1);

    /// <inheritdoc/>
    public override JobStep Begin(SessionState session, HsmRequest request)
    {
        _device.Wait();
        var step = right.Begin(session, request);
        if (step.Rest is { } rest)
        {
            return JobStep.Pause(new Holding(rest, _device));
        }

        _device.Release();
        return step;
    }

    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, AesGcmEncryptRequest request) => right.Handle(session, request);

    private sealed class Holding(PausedWork rest, SemaphoreSlim device) : PausedWork
    {
        public override JobStep Resume(SessionState session)
        {
            var step = rest.Resume(session);
            device.Release();
            return step;
        }

        public override void Abandon()
        {
            rest.Abandon();
            device.Release();
        }
    }
}
