namespace Hsm.Abstractions;

/// <summary>
/// Makes the locks of one server. "No lock" is a provider of its own, which refuses more than one server thread; there
/// is never a null lock.
/// </summary>
/// <remarks>After wolfHSM's lock callbacks (init, cleanup, acquire, release). Phase: any time; safe for two threads.</remarks>
public interface ILockProvider
{
    /// <summary>For configurations and messages, e.g. <c>monitor</c>.</summary>
    string Name { get; }

    /// <summary>How many threads may work servers on these locks: 1 when they exclude nobody.</summary>
    int MaxServerThreads { get; }

    /// <summary>True when shared acquisition lets several readers in; else it is exclusive too.</summary>
    bool SupportsSharedAcquisition { get; }

    /// <summary>Makes a lock, free.</summary>
    /// <param name="name">What it guards, for messages.</param>
    /// <param name="created">The lock when Ok; null else.</param>
    /// <returns>Ok; NoSpace: no lock left (a fixed pool); NotReady: the provider is gone. Nothing made then.</returns>
    HsmStatus Create(string name, out IHsmLock? created);
}
