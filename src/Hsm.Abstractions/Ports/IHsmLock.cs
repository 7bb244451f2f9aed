namespace Hsm.Abstractions;

/// <summary>A lock of the server: not recursive, released by the thread that acquired it.</summary>
/// <remarks>
/// Phase: from <see cref="ILockProvider.Create"/> to <see cref="Destroy"/>. Everything a holder wrote is seen by the
/// next holder. A thread that ends while it holds the lock leaves it held for ever, unless the provider notices (Aborted).
/// </remarks>
public interface IHsmLock
{
    /// <summary>What it guards, for messages.</summary>
    string Name { get; }

    /// <summary>Waits for the lock and takes it exclusively. Precondition: this thread does not hold it in any mode.</summary>
    /// <returns>
    /// Ok: held; Locked: not to be had (time limit, injected failure), not held; NotReady: destroyed, not held;
    /// BadArgs: this thread holds it already, still held once; Aborted: a thread ended while it held the lock, so what it
    /// guards may be half changed, not held, nor ever again.
    /// </returns>
    HsmStatus Acquire();

    /// <summary>
    /// Waits for the lock and takes it together with other readers, or exclusively where the provider has no such
    /// thing. Precondition: this thread does not hold it in any mode, for a waiting writer would come between.
    /// </summary>
    /// <returns>As <see cref="Acquire"/>.</returns>
    HsmStatus AcquireShared();

    /// <summary>Gives up an exclusive hold. Precondition: this thread got Ok from <see cref="Acquire"/>.</summary>
    /// <returns>Ok: free; BadArgs: this thread does not hold it, nothing changed; NotReady: destroyed.</returns>
    HsmStatus Release();

    /// <summary>Gives up a shared hold. Precondition: this thread got Ok from <see cref="AcquireShared"/>.</summary>
    /// <returns>Ok: this reader is out; BadArgs: this thread does not hold it, nothing changed; NotReady: destroyed.</returns>
    HsmStatus ReleaseShared();

    /// <summary>Ends the lock. Precondition: nobody holds it or waits.</summary>
    /// <returns>Ok, also the second time; Locked: somebody holds it, nothing changed.</returns>
    HsmStatus Destroy();
}
