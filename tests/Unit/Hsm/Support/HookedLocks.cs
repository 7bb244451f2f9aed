using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Locks that note what is held and tell of it; one thread only.</summary>
internal sealed class HookedLocks : ILockProvider
{
    public List<string> Held { get; } = [];

    public Action<string, IReadOnlyCollection<string>>? OnAcquire { get; set; }

    public Action? OnRelease { get; set; }

    public string Name => "hooked";

    public int MaxServerThreads => 1;

    public bool SupportsSharedAcquisition => false;

    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = new HookedLock(this, name);
        return HsmStatus.Ok;
    }

    private sealed class HookedLock(HookedLocks owner, string name) : IHsmLock
    {
        public string Name => name;

        public HsmStatus Acquire()
        {
            owner.OnAcquire?.Invoke(name, owner.Held);
            Assert.DoesNotContain(name, owner.Held);
            owner.Held.Add(name);
            return HsmStatus.Ok;
        }

        public HsmStatus AcquireShared() => Acquire();

        public HsmStatus Release()
        {
            Assert.True(owner.Held.Remove(name));
            owner.OnRelease?.Invoke();
            return HsmStatus.Ok;
        }

        public HsmStatus ReleaseShared() => Release();

        public HsmStatus Destroy() => owner.Held.Count == 0 ? HsmStatus.Ok : HsmStatus.Locked;
    }
}
