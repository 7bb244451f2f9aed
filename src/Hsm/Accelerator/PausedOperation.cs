namespace Hsm;

/// <summary>A request that waits for one operation of the accelerator.</summary>
/// <param name="operation">The operation; it keeps its keys until the accelerator is done with it.</param>
internal sealed class PausedOperation(CryptoOperation operation) : PausedWork
{
    /// <inheritdoc/>
    public override JobStep Resume(SessionState session) => operation.Finish(session);

    /// <inheritdoc/>
    public override void Abandon() => operation.Abandon();
}
