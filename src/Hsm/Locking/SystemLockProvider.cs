using Hsm.Abstractions;

namespace Hsm;

/// <summary>Locks made of <see cref="System.Threading.Lock"/>.</summary>
public sealed class SystemLockProvider : ILockProvider
{
    /// <inheritdoc/>
    public string Name => "lock";

    /// <inheritdoc/>
    public int MaxServerThreads => int.MaxValue;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => false;

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = new SystemLock(name);
        return HsmStatus.Ok;
    }

    private sealed class SystemLock(string name) : OwnedLock(name)
    {
        private readonly Lock _gate = new();

        protected override HsmStatus Enter()
        {
            _gate.Enter();
            return HsmStatus.Ok;
        }

        protected override void Exit() => _gate.Exit();
    }
}
