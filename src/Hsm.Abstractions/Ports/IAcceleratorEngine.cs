namespace Hsm.Abstractions;

/// <summary>
/// An accelerator that works by itself: a queue, lanes that take operations from it, and a completion for each. It is the
/// single owner of its devices; nobody needs a device lock for it.
/// </summary>
/// <remarks>Safe for any number of threads. Dispose completes what is queued with Aborted, and waits for what is at work.</remarks>
public interface IAcceleratorEngine : IDisposable
{
    /// <summary>For configurations and messages.</summary>
    string Name { get; }

    /// <summary>How many operations are at work at once, 1 or more.</summary>
    int LaneCount { get; }

    /// <summary>A device like those of the lanes, for capability queries only.</summary>
    ICryptoProvider Device { get; }

    /// <summary>Whether several records of one request may be given in one call.</summary>
    /// <param name="algorithm">What they are protected with.</param>
    /// <returns>False: they are given one by one, each after the one before is complete.</returns>
    bool TakesPipelines(CryptoAlgorithm algorithm);

    /// <summary>Puts operations into the queue, all or none. They complete in any order.</summary>
    /// <param name="operations">1 or more; not referenced by the caller's list afterwards.</param>
    /// <returns>Ok; NoSpace: the queue has no room for all of them; NotReady: the engine ended. Else nothing was queued.</returns>
    HsmStatus Submit(IReadOnlyList<AcceleratorOperation> operations);
}
