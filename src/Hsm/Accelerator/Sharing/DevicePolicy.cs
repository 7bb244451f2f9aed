namespace Hsm;

/// <summary>Decides for each operation whether its session may use the device. Safe for several workers.</summary>
internal abstract class DevicePolicy
{
    /// <summary>Asks for one operation.</summary>
    /// <param name="session">Who asks; holds no lock, for this may wait.</param>
    /// <returns>Where the operation may be carried out.</returns>
    public abstract DeviceGrant Admit(SessionState session);

    /// <summary>A session ended or became another client: what it owns is free. By its worker, or when the server ends.</summary>
    /// <param name="session">Which.</param>
    public virtual void SessionEnded(SessionState session)
    {
        // Most policies give nothing for longer than an operation.
    }
}
