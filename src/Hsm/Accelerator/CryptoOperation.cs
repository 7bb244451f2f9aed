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
}
