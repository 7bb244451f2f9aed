using Hsm.Abstractions;

namespace Hsm;

/// <summary>An operation of the HSM's own: remembers how it ended, and counts for the call it was given in.</summary>
internal abstract class EngineOperation : AcceleratorOperation
{
    private AcceleratorCall? _call;

    /// <summary>How it ended; NotReady before.</summary>
    public HsmStatus Status { get; private set; } = HsmStatus.NotReady;

    /// <summary>Whether a provider has this algorithm and shape.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns>True: Execute on it will not answer NotCompiledIn.</returns>
    public abstract bool IsSupportedBy(ICryptoProvider provider);

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

    /// <summary>Zeroes keys that it owns. Nobody is at work on the operation.</summary>
    protected virtual void ReleaseKeys()
    {
        // Most operations own none.
    }
}
