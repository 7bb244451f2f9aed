using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// One cryptographic operation of a request with everything it needs, so that any provider can carry it out on any
/// thread, at once or later. Owns the keys in it until it is complete.
/// </summary>
internal abstract class CryptoOperation : AcceleratorOperation
{
    private AcceleratorCall? _call;

    /// <summary>How it ended; NotReady before.</summary>
    public HsmStatus Status { get; private set; } = HsmStatus.NotReady;

    /// <summary>Whether a provider has this algorithm and shape.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns>True: Execute on it will not answer NotCompiledIn.</returns>
    public abstract bool IsSupportedBy(ICryptoProvider provider);

    /// <summary>What the request is answered.</summary>
    /// <param name="session">Who asked; holds no lock.</param>
    /// <returns>The answer, or another pause.</returns>
    public abstract JobStep Finish(SessionState session);

    /// <summary>Names the call it is given to the accelerator in.</summary>
    /// <param name="call">The call.</param>
    public void Attach(AcceleratorCall call) => _call = call;

    /// <inheritdoc/>
    public sealed override void Complete(HsmStatus status)
    {
        Status = status;
        ReleaseKeys();
        _call?.Arrive();
    }

    /// <summary>Zeroes the keys. Nobody is at work on the operation.</summary>
    protected abstract void ReleaseKeys();
}
