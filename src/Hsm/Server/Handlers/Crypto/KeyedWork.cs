using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// One attempt at a request: the keys it took, and what it does when its work has come to an outcome. Zeroes the keys when
/// it is over.
/// </summary>
/// <param name="session">Who asks.</param>
/// <param name="keys">The keys; owned by this object from now on.</param>
/// <param name="beginAgain">Begins another attempt: a key has changed meanwhile.</param>
internal sealed class KeyedWork(SessionState session, KeysInUse keys, Func<JobStep> beginAgain) : IDisposable
{
    private IDisposable? _generator;

    /// <summary>Who asks.</summary>
    public SessionState Session => session;

    /// <summary>Goes on with a step; holds no lock.</summary>
    /// <param name="step">A call to make, or the outcome.</param>
    /// <returns>The request's answer, or the pause until the accelerator is done.</returns>
    public JobStep GoOn(CryptoStep step) => step is ProviderCall call
        ? OperationRunner.Run(session, new KeyedOperation(this, call))
        : End((CryptoOutcome)step);

    /// <summary>The session ends while a call is at work: its generator lives as long as the call.</summary>
    public void KeepGenerator() => _generator = session.KeepGenerator();

    /// <summary>Zeroes the keys.</summary>
    public void Dispose()
    {
        keys.Dispose();
        _generator?.Dispose();
    }

    private JobStep End(CryptoOutcome outcome)
    {
        HsmResponse? response;
        using (this)
        using (outcome.Key)
        {
            // A device that is not to be had, or fails, leaves everything as it was.
            var changes = outcome.Status is not (HsmStatus.Locked or HsmStatus.Aborted)
                && (keys.Evicts || (outcome.Status == HsmStatus.Ok && outcome.Key is { IsEphemeral: false }));
            response = changes ? Change(outcome) : Tell(outcome, default);
        }

        return response is null ? beginAgain() : JobStep.Done(response);
    }

    // Null: a key has changed meanwhile.
    private HsmResponse? Change(CryptoOutcome outcome)
    {
        using var held = session.Lock(changes: Guarded.Caches, looksAt: Guarded.Store);
        if (held.Failed)
        {
            return new StatusResponse(held.Status);
        }

        if (!keys.AreCurrent(session))
        {
            return null;
        }

        // Evicted first: a new key may have the id of one that leaves.
        KeyId id = default;
        keys.Evict(session);
        var status = outcome is { Status: HsmStatus.Ok, Key.IsEphemeral: false } ? outcome.Key!.Put(session, out id) : outcome.Status;
        return status == HsmStatus.Ok ? Tell(outcome, id) : new StatusResponse(status);
    }

    private HsmResponse Tell(CryptoOutcome outcome, KeyId id)
    {
        if (outcome.Status != HsmStatus.Ok)
        {
            return new StatusResponse(outcome.Status);
        }

        if (outcome.Key is null)
        {
            return outcome.Response!;
        }

        // The public half of a stored key is a best effort (protocol page 7): left out where it does not fit.
        var encoding = session.Server.FitsResponse(outcome.Public.Length) ? outcome.Public : default;
        var status = outcome.Key.IsEphemeral ? outcome.Key.Export(session, out encoding) : HsmStatus.Ok;
        return status == HsmStatus.Ok ? outcome.AnswerOf(id, encoding) : new StatusResponse(status);
    }
}
