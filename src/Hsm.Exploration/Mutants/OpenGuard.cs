using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// S1. Lets every thread in, with as many requests as it likes, and takes whatever response is there for its own
/// (OpenSSL, usage rule for connections).
/// </summary>
internal sealed class OpenGuard : InFlightGuard
{
    /// <inheritdoc/>
    public override HsmStatus TryBegin() => HsmStatus.Ok;

    /// <inheritdoc/>
    public override HsmStatus TryEnd() => HsmStatus.Ok;

    /// <inheritdoc/>
    public override void LeaveInFlight()
    {
        // Nobody is kept out, so nobody has to be told.
    }

    /// <inheritdoc/>
    public override void LeaveIdle()
    {
        // As above.
    }

    /// <inheritdoc/>
    public override void LeaveClosed()
    {
        // As above.
    }

    /// <inheritdoc/>
    public override bool Accepts(ushort expected, ushort received) => true;
}
