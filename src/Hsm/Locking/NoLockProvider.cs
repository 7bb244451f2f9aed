using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Locks that exclude nobody, for a server worked by one thread: they count, so that misuse by that one thread is still
/// refused. A server with more threads refuses this provider.
/// </summary>
public sealed class NoLockProvider : ILockProvider
{
    /// <summary>Makes the provider.</summary>
    /// <param name="maxServerThreads">
    /// 1. Tests that want to see what happens without locks say more; then not even misuse is noticed.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public NoLockProvider(int maxServerThreads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxServerThreads, 1);
        MaxServerThreads = maxServerThreads;
    }

    /// <inheritdoc/>
    public string Name => "none";

    /// <inheritdoc/>
    public int MaxServerThreads { get; }

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => false;

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = MaxServerThreads == 1 ? new CountingLock(name) : new AbsentLock(name);
        return HsmStatus.Ok;
    }

    private sealed class CountingLock(string name) : OwnedLock(name)
    {
        // One thread works the server: there is nobody to keep out.
        protected override HsmStatus Enter() => HsmStatus.Ok;

        protected override void Exit()
        {
            // As above.
        }
    }

    private sealed class AbsentLock(string name) : IHsmLock
    {
        // Set once nobody uses the lock any more, so that nothing races on it.
        private bool _isDestroyed;

        public string Name => name;

        private HsmStatus Entered => _isDestroyed ? HsmStatus.NotReady : HsmStatus.Ok;

        public HsmStatus Acquire() => Entered;

        public HsmStatus AcquireShared() => Entered;

        public HsmStatus Release() => HsmStatus.Ok;

        public HsmStatus ReleaseShared() => HsmStatus.Ok;

        public HsmStatus Destroy()
        {
            _isDestroyed = true;
            return HsmStatus.Ok;
        }
    }
}
