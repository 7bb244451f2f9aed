using Hsm.Abstractions;

namespace Hsm;

/// <summary>One thread, one request, responses in turn: all three by one word that says what the session is doing.</summary>
internal sealed class SingleFlightGuard : InFlightGuard
{
    private const int Idle = 0;
    private const int Inside = 1;
    private const int InFlight = 2;
    private const int Closed = 3;

    // Idle -> Inside -> InFlight -> Inside -> Idle or Closed. Only the thread that made it Inside changes it from there.
    private int _phase = Idle;

    /// <inheritdoc/>
    public override HsmStatus TryBegin() => Interlocked.CompareExchange(ref _phase, Inside, Idle) switch
    {
        Idle => HsmStatus.Ok,
        Closed => HsmStatus.NotReady,
        _ => HsmStatus.RequestPending,
    };

    /// <inheritdoc/>
    public override HsmStatus TryEnd() => Interlocked.CompareExchange(ref _phase, Inside, InFlight) switch
    {
        InFlight => HsmStatus.Ok,
        Inside => HsmStatus.RequestPending,
        _ => HsmStatus.NotReady,
    };

    /// <inheritdoc/>
    public override void LeaveInFlight() => Volatile.Write(ref _phase, InFlight);

    /// <inheritdoc/>
    public override void LeaveIdle() => Volatile.Write(ref _phase, Idle);

    /// <inheritdoc/>
    public override void LeaveClosed() => Volatile.Write(ref _phase, Closed);

    /// <inheritdoc/>
    public override bool Accepts(ushort expected, ushort received) => expected == received;
}
