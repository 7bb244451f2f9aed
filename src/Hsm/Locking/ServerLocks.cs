using Hsm.Abstractions;

namespace Hsm;

/// <summary>The locks of one server, made by its provider; see <see cref="LockOrder"/> for what each guards.</summary>
internal sealed class ServerLocks
{
    private readonly IHsmLock _state;
    private readonly IHsmLock _device;

    /// <summary>Makes both locks.</summary>
    /// <param name="provider">Where locks come from.</param>
    /// <param name="checksOrder">Whether <see cref="LockOrder"/> is asserted at every acquisition.</param>
    /// <exception cref="InvalidOperationException">The provider has none left; says how many are needed.</exception>
    public ServerLocks(ILockProvider provider, bool checksOrder)
    {
        ChecksOrder = checksOrder;
        _state = Create(provider, "state");
        _device = Create(provider, "device");
    }

    /// <summary>Whether the lock order is asserted.</summary>
    public bool ChecksOrder { get; }

    /// <summary>The lock of a rank.</summary>
    /// <param name="rank">Which.</param>
    /// <returns>The lock.</returns>
    public IHsmLock Of(LockRank rank) => rank == LockRank.State ? _state : _device;

    /// <summary>Ends the locks; nobody holds them any more.</summary>
    /// <exception cref="HsmInvariantException">Somebody does.</exception>
    public void Destroy()
    {
        if (_state.Destroy() != HsmStatus.Ok || _device.Destroy() != HsmStatus.Ok)
        {
            throw new HsmInvariantException("No lock is held when the server ends.");
        }
    }

    private static IHsmLock Create(ILockProvider provider, string name)
    {
        var status = provider.Create(name, out var created);
        return status == HsmStatus.Ok && created is not null
            ? created
            : throw new InvalidOperationException(
                $"Lock provider '{provider.Name}' made no lock '{name}' ({status}); a server needs {LockOrder.RankCount}.");
    }
}
