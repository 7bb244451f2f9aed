using System.Diagnostics.CodeAnalysis;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// MCS queue locks: waiters stand in a list, each spinning on a flag of its own that its predecessor sets, so first come is
/// first served and a release disturbs one waiter only (Mellor-Crummey and Scott 1991, section 2.4).
/// </summary>
public sealed class McsLockProvider : ILockProvider
{
    /// <inheritdoc/>
    public string Name => "mcs";

    /// <inheritdoc/>
    public int MaxServerThreads => int.MaxValue;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => false;

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        created = new McsLock(name);
        return HsmStatus.Ok;
    }

    [SuppressMessage("Design", "CA1001", Justification = "IHsmLock ends by Destroy, which disposes of it.")]
    private sealed class McsLock(string name) : OwnedLock(name)
    {
        // A thread's place in the queue; its own again once it has released, when nobody points to it any more.
        private readonly ThreadLocal<Place> _mine = new(static () => new Place());

        // The last in the queue; null: the lock is free.
        private Place? _last;

        // The holder's, who alone reads and writes this.
        private Place? _holder;

        protected override HsmStatus Enter()
        {
            var mine = _mine.Value!;
            mine.Successor = null;
            mine.IsWaiting = true;
            if (Interlocked.Exchange(ref _last, mine) is { } predecessor)
            {
                Volatile.Write(ref predecessor.Successor, mine);
                var wait = default(SpinWait);
                while (Volatile.Read(ref mine.IsWaiting))
                {
                    wait.SpinOnce(sleep1Threshold: -1);
                }
            }

            _holder = mine;
            return HsmStatus.Ok;
        }

        protected override void Exit()
        {
            var mine = _holder!;
            if (Volatile.Read(ref mine.Successor) is null)
            {
                if (Interlocked.CompareExchange(ref _last, null, mine) == mine)
                {
                    return;
                }

                // Somebody is behind but has not said so yet.
                var wait = default(SpinWait);
                while (Volatile.Read(ref mine.Successor) is null)
                {
                    wait.SpinOnce(sleep1Threshold: -1);
                }
            }

            Volatile.Write(ref mine.Successor!.IsWaiting, false);
        }

        protected override void End() => _mine.Dispose();
    }

    private sealed class Place
    {
        public Place? Successor;
        public bool IsWaiting;
    }
}
