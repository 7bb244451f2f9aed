using Hsm.Abstractions;

namespace Hsm.Oracle.InProcess;

/// <summary>
/// Another provider's locks whose holders often give way to others right after they let go: what relies on two critical sections
/// being next to each other then meets somebody between them, on a machine of few processors too.
/// </summary>
/// <param name="inner">Whose locks.</param>
internal sealed class RestlessLockProvider(ILockProvider inner) : ILockProvider
{
    private const int OneIn = 4;

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public int MaxServerThreads => inner.MaxServerThreads;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => inner.SupportsSharedAcquisition;

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        HsmStatus status = inner.Create(name, out IHsmLock? wrapped);
        created = wrapped is null ? null : new RestlessLock(wrapped);
        return status;
    }

    private sealed class RestlessLock(IHsmLock wrapped) : IHsmLock
    {
        public string Name => wrapped.Name;

        public HsmStatus Acquire() => wrapped.Acquire();

        public HsmStatus AcquireShared() => wrapped.AcquireShared();

        public HsmStatus Release() => GiveWay(wrapped.Release());

        public HsmStatus ReleaseShared() => GiveWay(wrapped.ReleaseShared());

        public HsmStatus Destroy() => wrapped.Destroy();

        private static HsmStatus GiveWay(HsmStatus status)
        {
            if (Random.Shared.Next(OneIn) == 0)
            {
                Thread.Sleep(TimeSpan.FromMicroseconds(1));
            }

            return status;
        }
    }
}
