using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The lock of a channel: a read side, a write side, and a side that begins as one and may become the other.
/// </summary>
/// <remarks>Not recursive; given up by the thread that took it. Everything a writer wrote is seen by who comes next.</remarks>
public interface IChannelLock
{
    /// <summary>For configurations and messages, e.g. <c>upgradable</c>.</summary>
    string Name { get; }

    /// <summary>Takes the read side, together with other readers where the lock can.</summary>
    /// <returns>Ok: held; else not held.</returns>
    HsmStatus EnterShared();

    /// <summary>Gives the read side up.</summary>
    void ExitShared();

    /// <summary>Takes the write side.</summary>
    /// <returns>Ok: held; else not held.</returns>
    HsmStatus EnterExclusive();

    /// <summary>Gives the write side up.</summary>
    void ExitExclusive();

    /// <summary>
    /// Takes the side that may upgrade: beside readers where the lock can, else the write side at once. One thread at a
    /// time holds it, so that two never wait for each other to stop reading.
    /// </summary>
    /// <returns>Ok: held; else not held.</returns>
    HsmStatus EnterUpgradable();

    /// <summary>Waits for the readers to go. Precondition: this thread holds the upgradable side, not upgraded.</summary>
    /// <returns>Ok: nobody else is in; else held as before.</returns>
    HsmStatus Upgrade();

    /// <summary>Gives the upgradable side up.</summary>
    /// <param name="upgraded">Whether Upgrade answered Ok.</param>
    void ExitUpgradable(bool upgraded);
}
