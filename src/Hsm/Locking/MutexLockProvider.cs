using System.Diagnostics.CodeAnalysis;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Locks made of the operating system's <see cref="Mutex"/>, unnamed. A thread that ends while it holds one is noticed:
/// the lock then answers Aborted for ever, for what it guards may be half changed.
/// </summary>
public sealed class MutexLockProvider : ILockProvider
{
    /// <inheritdoc/>
    public string Name => "mutex";

    /// <inheritdoc/>
    public int MaxServerThreads => int.MaxValue;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => false;

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = new MutexLock(name);
        return HsmStatus.Ok;
    }

    [SuppressMessage("Design", "CA1001", Justification = "IHsmLock ends by Destroy, which disposes of it.")]
    private sealed class MutexLock(string name) : OwnedLock(name)
    {
        private readonly Mutex _mutex = new();

        // Written while holding the mutex.
        private bool _isAbandoned;

        protected override HsmStatus Enter()
        {
            try
            {
                _mutex.WaitOne();
            }
            catch (AbandonedMutexException)
            {
                // Thrown when the mutex was got all the same.
                _isAbandoned = true;
            }

            if (!_isAbandoned)
            {
                return HsmStatus.Ok;
            }

            _mutex.ReleaseMutex();
            return HsmStatus.Aborted;
        }

        protected override void Exit() => _mutex.ReleaseMutex();

        protected override void End() => _mutex.Dispose();
    }
}
