namespace Hsm;

/// <summary>
/// One cryptographic operation of a request with everything it needs, so that any provider can carry it out on any
/// thread, at once or later. Owns the keys in it until it is complete.
/// </summary>
internal abstract class CryptoOperation : EngineOperation
{
    /// <summary>What the request is answered.</summary>
    /// <param name="session">Who asked; holds no lock.</param>
    /// <returns>The answer, or another pause.</returns>
    public abstract JobStep Finish(SessionState session);

    /// <summary>The request is cancelled. The accelerator may still be at work, and completes the operation then.</summary>
    public virtual void Abandon()
    {
        // Most operations zero their keys on completion, whoever still waits for it.
    }
}
