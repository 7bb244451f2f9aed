using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>
/// Keeps a session to one thread at a time and one request in flight, by one word that says what the session is doing.
/// </summary>
internal sealed class SessionGate
{
    private const int Idle = 0;
    private const int Inside = 1;
    private const int InFlight = 2;
    private const int Closed = 3;

    // Idle -> Inside -> InFlight -> Inside -> Idle or Closed. Only the thread that made it Inside changes it from there.
    private int _phase = Idle;

    /// <summary>Lets a thread in to send.</summary>
    /// <returns>Ok: in; RequestPending: another request is in flight or another thread inside; NotReady: closed.</returns>
    public HsmStatus TryBegin() => Interlocked.CompareExchange(ref _phase, Inside, Idle) switch
    {
        Idle => HsmStatus.Ok,
        Closed => HsmStatus.NotReady,
        _ => HsmStatus.RequestPending,
    };

    /// <summary>Lets a thread in to receive.</summary>
    /// <returns>Ok: in; NotReady: nothing in flight, or closed; RequestPending: another thread inside.</returns>
    public HsmStatus TryEnd() => Interlocked.CompareExchange(ref _phase, Inside, InFlight) switch
    {
        InFlight => HsmStatus.Ok,
        Inside => HsmStatus.RequestPending,
        _ => HsmStatus.NotReady,
    };

    /// <summary>The thread inside leaves; its request is in flight.</summary>
    public void LeaveInFlight() => Volatile.Write(ref _phase, InFlight);

    /// <summary>The thread inside leaves; nothing is in flight.</summary>
    public void LeaveIdle() => Volatile.Write(ref _phase, Idle);

    /// <summary>The thread inside leaves; nobody is let in again.</summary>
    public void LeaveClosed() => Volatile.Write(ref _phase, Closed);
}
