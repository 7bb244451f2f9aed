using System.Diagnostics.CodeAnalysis;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>Locks made of <see cref="SemaphoreSlim"/> with one permit.</summary>
public sealed class SemaphoreLockProvider : ILockProvider
{
    /// <inheritdoc/>
    public string Name => "semaphore";

    /// <inheritdoc/>
    public int MaxServerThreads => int.MaxValue;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => false;

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = new SemaphoreLock(name);
        return HsmStatus.Ok;
    }

    [SuppressMessage("Design", "CA1001", Justification = "IHsmLock ends by Destroy; the wait handle is never asked for.")]
    private sealed class SemaphoreLock(string name) : OwnedLock(name)
    {
        private readonly SemaphoreSlim _permit = new(1, 1);

        protected override HsmStatus Enter()
        {
            _permit.Wait();
            return HsmStatus.Ok;
        }

        protected override void Exit() => _permit.Release();
    }
}
