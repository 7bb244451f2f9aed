namespace Hsm.Abstractions;

/// <summary>One operation in an accelerator's queue. The engine calls Execute at most once, then Complete exactly once.</summary>
public abstract class AcceleratorOperation
{
    /// <summary>Does the work. On any thread of the engine; operations of different lanes run at the same time.</summary>
    /// <param name="device">The lane's own; nobody else is in it.</param>
    /// <returns>As the device answered.</returns>
    public abstract HsmStatus Execute(ICryptoProvider device);

    /// <summary>Takes the outcome. On any thread, with no lock of the engine's held; short.</summary>
    /// <param name="status">What Execute answered; Aborted: the engine ended before it came to it.</param>
    public abstract void Complete(HsmStatus status);
}
