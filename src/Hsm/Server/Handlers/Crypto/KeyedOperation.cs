using System.Runtime.ExceptionServices;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>A provider call of a request with the keys it uses. It owns them until the call has ended, whoever waits for it.</summary>
/// <param name="work">The request, its keys, and who goes on with it.</param>
/// <param name="call">The call.</param>
internal sealed class KeyedOperation(KeyedWork work, ProviderCall call) : CryptoOperation
{
    private const int AtWork = 0;
    private const int Completed = 1;
    private const int Abandoned = 2;

    // Whoever comes second, of the accelerator and a request that gives up, zeroes what the work has.
    private int _phase = AtWork;
    private ExceptionDispatchInfo? _defect;

    /// <inheritdoc/>
    public override bool IsSupportedBy(ICryptoProvider provider) => call.Supports(provider);

    /// <summary>Carries the call out. A defect is kept for the worker, whose session it ends: a lane serves others too.</summary>
    /// <param name="device">Where.</param>
    /// <returns>As the call.</returns>
    public override HsmStatus Execute(ICryptoProvider device)
    {
        try
        {
            return call.Work(device);
        }
        catch (Exception exception) when (!work.Session.Server.ChecksInvariants)
        {
            _defect = ExceptionDispatchInfo.Capture(exception);
            return HsmStatus.Aborted;
        }
    }

    /// <inheritdoc/>
    public override JobStep Finish(SessionState session)
    {
        if (_defect is { } defect)
        {
            GiveUp();
            defect.Throw();
        }

        return work.GoOn(call.Then(Status));
    }

    /// <inheritdoc/>
    public override void Abandon()
    {
        // The call may draw from the session's generator: it goes with whoever comes second, not with the session.
        work.KeepGenerator();
        if (Interlocked.Exchange(ref _phase, Abandoned) == Completed)
        {
            GiveUp();
        }
    }

    /// <inheritdoc/>
    protected override void ReleaseKeys()
    {
        if (Interlocked.Exchange(ref _phase, Completed) == Abandoned)
        {
            GiveUp();
        }
    }

    private void GiveUp()
    {
        CryptoStep step = call;
        while (step is ProviderCall next)
        {
            step = next.Then(HsmStatus.Aborted);
        }

        ((CryptoOutcome)step).Key?.Dispose();
        work.Dispose();
    }
}
