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
        // NoRecursion, so that a thread taking it twice is told so, before it waits; a writer waiting between two reads
        // would block both. Nothing is asked of the lock beforehand: misuse alone pays for its exception.
        private readonly ReaderWriterLockSlim _gate = new(LockRecursionPolicy.NoRecursion);
        private int _destroyed;

        public string Name => name;

        private bool IsDestroyed => Volatile.Read(ref _destroyed) != 0;

        public HsmStatus Acquire()
        {
            if (IsDestroyed)
            {
                return HsmStatus.NotReady;
            }

            try
            {
                _gate.EnterWriteLock();
                return HsmStatus.Ok;
            }
            catch (LockRecursionException)
            {
                return HsmStatus.BadArgs;
            }
        }

        public HsmStatus AcquireShared()
        {
            if (IsDestroyed)
            {
                return HsmStatus.NotReady;
            }

            try
            {
                _gate.EnterReadLock();
                return HsmStatus.Ok;
            }
            catch (LockRecursionException)
            {
                return HsmStatus.BadArgs;
            }
        }

        public HsmStatus Release()
        {
            try
            {
                _gate.ExitWriteLock();
                return HsmStatus.Ok;
            }
            catch (SynchronizationLockException)
            {
                return IsDestroyed ? HsmStatus.NotReady : HsmStatus.BadArgs;
            }
        }

        public HsmStatus ReleaseShared()
        {
            try
            {
                _gate.ExitReadLock();
                return HsmStatus.Ok;
            }
            catch (SynchronizationLockException)
            {
                return IsDestroyed ? HsmStatus.NotReady : HsmStatus.BadArgs;
            }
        }

        public HsmStatus Destroy()
        {
            // Taking it is the only question to the lock that can not be out of date when the answer comes.
            if (_gate.IsWriteLockHeld || _gate.IsReadLockHeld)
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
