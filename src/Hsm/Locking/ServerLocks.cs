using Hsm.Abstractions;

namespace Hsm;

/// <summary>The locks of one server, made by its provider; see <see cref="LockOrder"/> for what each guards.</summary>
internal sealed class ServerLocks
{
    // By rank; under One, those of caches and store are the same lock.
    private readonly IHsmLock[] _byRank;
    private readonly IPriorityLockProvider? _priorities;

    /// <summary>Makes the locks.</summary>
    /// <param name="provider">Where locks come from.</param>
    /// <param name="granularity">Whether caches and store have a lock each.</param>
    /// <param name="checksOrder">Whether <see cref="LockOrder"/> is asserted at every acquisition.</param>
    /// <exception cref="InvalidOperationException">The provider has none left; says how many are needed.</exception>
    public ServerLocks(ILockProvider provider, LockGranularity granularity, bool checksOrder)
    {
        _priorities = provider as IPriorityLockProvider;
        Granularity = granularity;
        ChecksOrder = checksOrder;
        if (granularity == LockGranularity.Split)
        {
            _byRank = [Create(provider, "applications"), Create(provider, "caches"), Create(provider, "store"), Create(provider, "device")];
            return;
        }

        var state = Create(provider, "state");
        _byRank = [Create(provider, "applications"), state, state, Create(provider, "device")];
    }

    /// <summary>Whether caches and store have a lock each.</summary>
    public LockGranularity Granularity { get; }

    /// <summary>Whether the lock order is asserted.</summary>
    public bool ChecksOrder { get; }

    /// <summary>What the locks taken for a part of the state guard: under One, either of caches and store brings both.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <returns>What is held then.</returns>
    public Guarded Covered(Guarded asked) =>
        Granularity == LockGranularity.One && (asked & Guarded.Both) != Guarded.None ? asked | Guarded.Both : asked;

    /// <summary>Says how urgent this thread's work is from now on, to a provider that looks at it.</summary>
    /// <param name="priority">Of the session it is about to work.</param>
    public void SetThreadPriority(int priority) => _priorities?.SetThreadPriority(priority);

    /// <summary>
    /// Takes the locks of what a request asks for, in rank order. One lock for both is taken exclusively as soon as
    /// either is to be changed.
    /// </summary>
    /// <param name="changes">To be taken exclusively.</param>
    /// <param name="looksAt">To be taken together with other readers, where the provider can.</param>
    /// <returns>Ok: all held; else what the one that was not to be had answered: none held.</returns>
    /// <exception cref="HsmInvariantException">What was taken could not be given up again.</exception>
    public HsmStatus Acquire(Guarded changes, Guarded looksAt)
    {
        var status = HsmStatus.Ok;
        var taken = Guarded.None;
        for (var rank = 0; rank < LockOrder.RankCount && status == HsmStatus.Ok; rank++)
        {
            var guards = GuardsOf(rank);
            if (((changes | looksAt) & guards) == Guarded.None)
            {
                continue;
            }

            status = (changes & guards) != Guarded.None ? _byRank[rank].Acquire() : _byRank[rank].AcquireShared();
            taken |= status == HsmStatus.Ok ? guards : Guarded.None;
        }

        if (status != HsmStatus.Ok)
        {
            Release(changes & taken, looksAt & taken);
        }

        return status;
    }

    /// <summary>Gives up what an Acquire with the same arguments took, the last first.</summary>
    /// <param name="changes">As given to Acquire.</param>
    /// <param name="looksAt">As given to Acquire.</param>
    /// <exception cref="HsmInvariantException">This thread does not hold them so.</exception>
    public void Release(Guarded changes, Guarded looksAt)
    {
        for (var rank = LockOrder.RankCount - 1; rank >= 0; rank--)
        {
            var guards = GuardsOf(rank);
            if (((changes | looksAt) & guards) == Guarded.None)
            {
                continue;
            }

            var held = _byRank[rank];
            if (((changes & guards) != Guarded.None ? held.Release() : held.ReleaseShared()) != HsmStatus.Ok)
            {
                throw new HsmInvariantException($"The {held.Name} lock is given up by the thread that took it, as it took it.");
            }
        }
    }

    /// <summary>Ends the locks; nobody holds them any more.</summary>
    /// <exception cref="HsmInvariantException">Somebody does.</exception>
    public void Destroy()
    {
        if (!Array.TrueForAll(_byRank, static one => one.Destroy() == HsmStatus.Ok))
        {
            throw new HsmInvariantException("No lock is held when the server ends.");
        }
    }

    // What is taken at a rank: under One, caches and store are dealt with at the rank of the store, as one.
    private Guarded GuardsOf(int rank) => Granularity != LockGranularity.One ? (Guarded)(1 << rank)
        : rank switch
        {
            (int)LockRank.Caches => Guarded.None,
            (int)LockRank.Store => Guarded.Both,
            _ => (Guarded)(1 << rank),
        };

    private static IHsmLock Create(ILockProvider provider, string name)
    {
        var status = provider.Create(name, out var created);
        return status == HsmStatus.Ok && created is not null
            ? created
            : throw new InvalidOperationException(
                $"Lock provider '{provider.Name}' made no lock '{name}' ({status}); a server needs {LockOrder.RankCount - 1}, or {LockOrder.RankCount} when split.");
    }
}
