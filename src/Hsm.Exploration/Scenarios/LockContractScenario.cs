using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// A provider's lock by itself: two threads that write what it guards and one that reads it, each twice, and whoever is
/// inside is alone or among readers. What one holder wrote the next one sees: the guarded fields are plain, so a lock that
/// orders nothing shows as a race. That one, which excludes nobody, can be had by name for this purpose.
/// </summary>
internal sealed class LockContractScenario : Scenario
{
    private const int Rounds = 2;
    private const int Writers = 2;

    /// <inheritdoc/>
    public override string Name => "lock-contract";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } =
        [.. LockChoice.All.Where(static one => one.Name != "none").Select(static one => one.Name)];

    /// <inheritdoc/>
    public override int ThreadCount => Writers + 1;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        if (configuration != LockChoice.Unsafe.Name)
        {
            RequireConfiguration(configuration);
        }

        var status = LockChoice.Find(configuration)!.Create().Create("guarded pair", out var created);
        Require(status == HsmStatus.Ok && created is not null, "A provider makes a lock.");
        var pair = new GuardedPair(created!);
        Thread[] threads = [new(pair.Read), new(pair.Write), new(pair.Write)];
        foreach (var thread in threads)
        {
            thread.Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        Require(pair.Written == Writers * Rounds, "No write is lost.");
        Require(created!.Destroy() == HsmStatus.Ok, "A lock that nobody holds ends.");
        Require(created.Acquire() == HsmStatus.NotReady, "A lock that ended is not to be had.");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new HsmInvariantException(rule);
        }
    }

    private sealed class GuardedPair(IHsmLock guard)
    {
        // Guarded by the lock. Invariant: equal whenever nobody holds it exclusively.
        private int _first;
        private int _second;

        /// <summary>What the writers left behind.</summary>
        public int Written => _first;

        public void Write()
        {
            for (var round = 0; round < Rounds; round++)
            {
                Require(guard.Acquire() == HsmStatus.Ok, "A lock is to be had.");
                Require(_first == _second, "A writer is alone.");
                _first++;
                _second++;
                Require(guard.Release() == HsmStatus.Ok, "A lock is given up by its holder.");
            }
        }

        public void Read()
        {
            for (var round = 0; round < Rounds; round++)
            {
                Require(guard.AcquireShared() == HsmStatus.Ok, "A lock is to be had for reading.");
                Require(_first == _second, "No writer is inside with a reader.");
                Require(guard.ReleaseShared() == HsmStatus.Ok, "A lock is given up by its reader.");
            }
        }
    }
}
