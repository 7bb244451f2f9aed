using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Ticket spin locks: whoever comes draws a number and is let in when it is called, so first come is first served
/// (Mellor-Crummey and Scott 1991, section 2.2). For threads that never hold a lock for long.
/// </summary>
public sealed class TicketLockProvider : ILockProvider
{
    /// <inheritdoc/>
    public string Name => "ticket";

    /// <inheritdoc/>
    public int MaxServerThreads => int.MaxValue;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => false;

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = new TicketLock(name);
        return HsmStatus.Ok;
    }

    private sealed class TicketLock(string name) : OwnedLock(name)
    {
        // Both wrap around. Invariant: _called - _drawn is minus the number of threads that hold the lock or wait for it.
        private int _drawn;
        private int _called;

        protected override HsmStatus Enter()
        {
            var mine = Interlocked.Increment(ref _drawn) - 1;
            var wait = default(SpinWait);
            while (Volatile.Read(ref _called) != mine)
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }

            return HsmStatus.Ok;
        }

        // The holder alone calls the next number, so it needs no atomic addition.
        protected override void Exit() => Volatile.Write(ref _called, _called + 1);
    }
}
