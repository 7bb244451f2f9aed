using Hsm.Abstractions;

namespace Hsm;

/// <summary>Test-and-set spin locks, for threads that never hold a lock for long.</summary>
public sealed class TestAndSetLockProvider : ILockProvider
{
    /// <inheritdoc/>
    public string Name => "spin";

    /// <inheritdoc/>
    public int MaxServerThreads => int.MaxValue;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => false;

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = new TestAndSetLock(name);
        return HsmStatus.Ok;
    }

    private sealed class TestAndSetLock(string name) : OwnedLock(name)
    {
        private int _taken;

        protected override HsmStatus Enter()
        {
            var wait = default(SpinWait);
            while (Interlocked.CompareExchange(ref _taken, 1, 0) != 0)
            {
                // Waits on a plain read, so that waiters share the cache line instead of taking it from each other.
                while (Volatile.Read(ref _taken) != 0)
                {
                    wait.SpinOnce(sleep1Threshold: -1);
                }
            }

            return HsmStatus.Ok;
        }

        protected override void Exit() => Volatile.Write(ref _taken, 0);
    }
}
