using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// Reader-writer locks as C libraries have them: a reader waits while a writer waits, so that writers get in at all, and
/// nobody keeps book of who reads. A thread that reads twice is not told so, as it is by the providers of the HSM; it
/// waits for the writer that waits for it (opencryptoki 397).
/// </summary>
internal sealed class WriterFirstLockProvider : ILockProvider
{
    /// <inheritdoc/>
    public string Name => "writer-first";

    /// <inheritdoc/>
    public int MaxServerThreads => int.MaxValue;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => true;

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = new WriterFirstLock(name);
        return HsmStatus.Ok;
    }

    private sealed class WriterFirstLock(string name) : IHsmLock
    {
        private readonly object _gate = new();

        // Guarded by _gate. Invariant: never a writer inside together with another.
        private int _readers;
        private int _waitingWriters;
        private bool _isWriting;

        public string Name => name;

        public HsmStatus Acquire()
        {
            lock (_gate)
            {
                _waitingWriters++;
                while (_isWriting || _readers > 0)
                {
                    Monitor.Wait(_gate);
                }

                _waitingWriters--;
                _isWriting = true;
            }

            return HsmStatus.Ok;
        }

        public HsmStatus AcquireShared()
        {
            lock (_gate)
            {
                while (_isWriting || _waitingWriters > 0)
                {
                    Monitor.Wait(_gate);
                }

                _readers++;
            }

            return HsmStatus.Ok;
        }

        public HsmStatus Release()
        {
            lock (_gate)
            {
                _isWriting = false;
                Monitor.PulseAll(_gate);
            }

            return HsmStatus.Ok;
        }

        public HsmStatus ReleaseShared()
        {
            lock (_gate)
            {
                _readers--;
                Monitor.PulseAll(_gate);
            }

            return HsmStatus.Ok;
        }

        public HsmStatus Destroy() => HsmStatus.Ok;
    }
}
