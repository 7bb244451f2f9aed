using Hsm.Abstractions;

namespace Hsm;

/// <summary>Locks made of <see cref="Monitor"/>.</summary>
public sealed class MonitorLockProvider : ILockProvider
{
    /// <inheritdoc/>
    public string Name => "monitor";

    /// <inheritdoc/>
    public int MaxServerThreads => int.MaxValue;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => false;

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = new MonitorLock(name);
        return HsmStatus.Ok;
    }

    private sealed class MonitorLock(string name) : OwnedLock(name)
    {
        private readonly object _gate = new();

        protected override HsmStatus Enter()
        {
            Monitor.Enter(_gate);
            return HsmStatus.Ok;
        }

        protected override void Exit() => Monitor.Exit(_gate);
    }
}
