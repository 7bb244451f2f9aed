using Hsm.Abstractions;

namespace Unit.Hsm;

/// <summary>Locks one of whose acquisitions fails: the one of a given number, counted over all locks of the provider.</summary>
internal sealed class FailingLockProvider(ILockProvider inner) : ILockProvider
{
    /// <summary>Number of the acquisition to fail, from 0; negative: none.</summary>
    public int FailAt { get; set; } = -1;

    public int Acquisitions { get; private set; }

    /// <summary>Called after each release, on the releasing thread.</summary>
    public Action<string>? Released { get; set; }

    public string Name => inner.Name;

    public int MaxServerThreads => inner.MaxServerThreads;

    public bool SupportsSharedAcquisition => inner.SupportsSharedAcquisition;

    public HsmStatus Create(string name, out IHsmLock? created)
    {
        var status = inner.Create(name, out var wrapped);
        created = wrapped is null ? null : new FailingLock(this, wrapped);
        return status;
    }

    public void Rearm(int failAt)
    {
        FailAt = failAt;
        Acquisitions = 0;
    }

    private sealed class FailingLock(FailingLockProvider owner, IHsmLock wrapped) : IHsmLock
    {
        public string Name => wrapped.Name;

        public HsmStatus Acquire() => owner.Acquisitions++ == owner.FailAt ? HsmStatus.Locked : wrapped.Acquire();

        public HsmStatus AcquireShared() => owner.Acquisitions++ == owner.FailAt ? HsmStatus.Locked : wrapped.AcquireShared();

        public HsmStatus Release()
        {
            var status = wrapped.Release();
            owner.Released?.Invoke(Name);
            return status;
        }

        public HsmStatus ReleaseShared()
        {
            var status = wrapped.ReleaseShared();
            owner.Released?.Invoke(Name);
            return status;
        }

        public HsmStatus Destroy() => wrapped.Destroy();
    }
}
