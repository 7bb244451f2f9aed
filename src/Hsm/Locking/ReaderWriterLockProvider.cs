using System.Diagnostics.CodeAnalysis;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>Locks made of <see cref="ReaderWriterLockSlim"/>: shared acquisition lets several readers in.</summary>
public sealed class ReaderWriterLockProvider : ILockProvider
{
    /// <inheritdoc/>
    public string Name => "reader-writer";

    /// <inheritdoc/>
    public int MaxServerThreads => int.MaxValue;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => true;

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = new ReaderWriterLock(name);
        return HsmStatus.Ok;
    }

    [SuppressMessage("Design", "CA1001", Justification = "IHsmLock ends by Destroy; without waiters the lock holds no handle.")]
    private sealed class ReaderWriterLock(string name) : IHsmLock
    {
        // NoRecursion, so that a thread taking it twice is told so; a waiting writer between two reads would block both.
        private readonly ReaderWriterLockSlim _gate = new(LockRecursionPolicy.NoRecursion);
        private int _destroyed;

        public string Name => name;

        private bool IsDestroyed => Volatile.Read(ref _destroyed) != 0;

        private bool IsHeldByThisThread => _gate.IsWriteLockHeld || _gate.IsReadLockHeld;

        public HsmStatus Acquire()
        {
            if (IsDestroyed || IsHeldByThisThread)
            {
                return IsDestroyed ? HsmStatus.NotReady : HsmStatus.BadArgs;
            }

            _gate.EnterWriteLock();
            return HsmStatus.Ok;
        }

        public HsmStatus AcquireShared()
        {
            if (IsDestroyed || IsHeldByThisThread)
            {
                return IsDestroyed ? HsmStatus.NotReady : HsmStatus.BadArgs;
            }

            _gate.EnterReadLock();
            return HsmStatus.Ok;
        }

        public HsmStatus Release()
        {
            if (!_gate.IsWriteLockHeld)
            {
                return IsDestroyed ? HsmStatus.NotReady : HsmStatus.BadArgs;
            }

            _gate.ExitWriteLock();
            return HsmStatus.Ok;
        }

        public HsmStatus ReleaseShared()
        {
            if (!_gate.IsReadLockHeld)
            {
                return IsDestroyed ? HsmStatus.NotReady : HsmStatus.BadArgs;
            }

            _gate.ExitReadLock();
            return HsmStatus.Ok;
        }

        public HsmStatus Destroy()
        {
            // Taking it is the only question to the lock that can not be out of date when the answer comes.
            if (IsHeldByThisThread)
            {
                return HsmStatus.Locked;
            }

            if (IsDestroyed)
            {
                return HsmStatus.Ok;
            }

            if (!_gate.TryEnterWriteLock(TimeSpan.Zero))
            {
                return HsmStatus.Locked;
            }

            Volatile.Write(ref _destroyed, 1);
            _gate.ExitWriteLock();
            return HsmStatus.Ok;
        }
    }
}
