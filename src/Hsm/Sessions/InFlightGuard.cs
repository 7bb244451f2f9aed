using Hsm.Abstractions;

namespace Hsm;

/// <summary>Keeps a client context to one thread at a time and one request in flight.</summary>
internal abstract class InFlightGuard
{
    /// <summary>Lets a thread in to send a request.</summary>
    /// <returns>Ok: in; RequestPending: another request is in flight or another thread inside; NotReady: closed.</returns>
    public abstract HsmStatus TryBegin();

    /// <summary>Lets a thread in to receive the response of the request in flight.</summary>
    /// <returns>Ok: in; NotReady: nothing in flight, or closed; RequestPending: another thread inside.</returns>
    public abstract HsmStatus TryEnd();

    /// <summary>The thread that was let in leaves; its request is in flight.</summary>
    public abstract void LeaveInFlight();

    /// <summary>The thread that was let in leaves; nothing is in flight.</summary>
    public abstract void LeaveIdle();

    /// <summary>The thread that was let in leaves; nobody is let in again.</summary>
    public abstract void LeaveClosed();

    /// <summary>Whether a response is the one of the request in flight.</summary>
    /// <param name="expected">Sequence number of the request.</param>
    /// <param name="received">That of the response.</param>
    /// <returns>False: it is out of turn.</returns>
    public abstract bool Accepts(ushort expected, ushort received);
}
