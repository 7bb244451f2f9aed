using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// An operation whose result is written: under the locks, and only while its key is what it was when the operation began.
/// Else the request begins again.
/// </summary>
/// <param name="key">The key; zeroed when the operation is over.</param>
internal abstract class RevalidatedOperation(KeySnapshot key) : CryptoOperation
{
    private const int AtWork = 0;
    private const int Completed = 1;
    private const int Abandoned = 2;

    // Whoever comes second, of the accelerator and a request that gives up, zeroes the key.
    private int _phase = AtWork;

    /// <summary>The key; until the operation is over.</summary>
    protected ReadOnlyMemory<byte> Key => key.Material;

    /// <inheritdoc/>
    public sealed override JobStep Finish(SessionState session)
    {
        HsmResponse? response;
        using (key)
        {
            response = Status == HsmStatus.Ok ? TryWrite(session) : new StatusResponse(Status);
        }

        return response is null ? BeginAgain(session) : JobStep.Done(response);
    }

    /// <inheritdoc/>
    public sealed override void Abandon()
    {
        if (Interlocked.Exchange(ref _phase, Abandoned) == Completed)
        {
            key.Dispose();
        }
    }

    /// <summary>Writes the result. Under the locks of Caches, exclusively, and Store; the key is current.</summary>
    /// <param name="session">Who asks.</param>
    /// <returns>The answer.</returns>
    protected abstract HsmResponse Write(SessionState session);

    /// <summary>Begins the request again, from its key; holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <returns>As the handler's Begin.</returns>
    protected abstract JobStep BeginAgain(SessionState session);

    /// <inheritdoc/>
    protected sealed override void ReleaseKeys()
    {
        if (Interlocked.Exchange(ref _phase, Completed) == Abandoned)
        {
            key.Dispose();
        }
    }

    // Null: the key has changed.
    private HsmResponse? TryWrite(SessionState session)
    {
        using var held = session.Lock(changes: Guarded.Caches, looksAt: Guarded.Store);
        return held.Failed ? new StatusResponse(held.Status)
            : session.Server.Components.Jobs.Revalidation.IsCurrent(session, key) ? Write(session)
            : null;
    }
}
