using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// What the exclusive locks share: name, life, and the owner, by which recursion and foreign release are refused rather
/// than left undefined. Shared acquisition is exclusive here.
/// </summary>
/// <param name="name">What the lock guards.</param>
internal abstract class OwnedLock(string name) : IHsmLock
{
    private const int NoOwner = 0;
    private const int Destroyed = -1;

    // Written by the holder only, between taking and giving up, and by Destroy. A thread that reads its own id here is
    // the holder; whatever else it reads may be stale and means no more than "not me".
    private int _owner = NoOwner;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public HsmStatus Acquire()
    {
        var me = Environment.CurrentManagedThreadId;
        var owner = Volatile.Read(ref _owner);
        if (owner == me || owner == Destroyed)
        {
            return owner == me ? HsmStatus.BadArgs : HsmStatus.NotReady;
        }

        var status = Enter();
        if (status == HsmStatus.Ok)
        {
            Volatile.Write(ref _owner, me);
        }

        return status;
    }

    /// <inheritdoc/>
    public HsmStatus Release()
    {
        var owner = Volatile.Read(ref _owner);
        if (owner != Environment.CurrentManagedThreadId)
        {
            return owner == Destroyed ? HsmStatus.NotReady : HsmStatus.BadArgs;
        }

        Volatile.Write(ref _owner, NoOwner);
        Exit();
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus AcquireShared() => Acquire();

    /// <inheritdoc/>
    public HsmStatus ReleaseShared() => Release();

    /// <inheritdoc/>
    public HsmStatus Destroy()
    {
        switch (Interlocked.CompareExchange(ref _owner, Destroyed, NoOwner))
        {
            case NoOwner:
                End();
                return HsmStatus.Ok;
            case Destroyed:
                return HsmStatus.Ok;
            default:
                return HsmStatus.Locked;
        }
    }

    /// <summary>Waits for the lock and takes it; this thread does not hold it.</summary>
    /// <returns>Ok; anything else is what Acquire answers, and the lock is not held.</returns>
    protected abstract HsmStatus Enter();

    /// <summary>Gives the lock up; this thread holds it.</summary>
    protected abstract void Exit();

    /// <summary>Gives back what the lock is made of; once, and nobody holds it or waits.</summary>
    protected virtual void End()
    {
    }
}
