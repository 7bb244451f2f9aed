using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class ServerLocksTests
{
    [Theory]
    [InlineData(LockGranularity.One, "state applications device")]
    [InlineData(LockGranularity.Split, "applications caches store device")]
    public void Create_Granularity_MakesItsLocks(LockGranularity granularity, string names)
    {
        var journal = new LockJournal();
        _ = new ServerLocks(journal, granularity, checksOrder: true);

        Assert.Equal(names, string.Join(' ', journal.Created));
    }

    [Theory]
    [InlineData(LockGranularity.Split, (int)Guarded.Both, (int)Guarded.None, "+caches +store -store -caches")]
    [InlineData(LockGranularity.Split, (int)Guarded.Caches, (int)Guarded.Store, "+caches +store? -store? -caches")]
    [InlineData(LockGranularity.Split, (int)Guarded.None, (int)Guarded.Both, "+caches? +store? -store? -caches?")]
    [InlineData(LockGranularity.Split, (int)Guarded.Store, (int)Guarded.None, "+store -store")]
    [InlineData(LockGranularity.Split, (int)Guarded.Device, (int)Guarded.None, "+device -device")]
    [InlineData(LockGranularity.Split, (int)(Guarded.Applications | Guarded.Store), (int)Guarded.None, "+applications +store -store -applications")]
    [InlineData(LockGranularity.One, (int)(Guarded.Applications | Guarded.Caches), (int)Guarded.Store, "+applications +state -state -applications")]
    [InlineData(LockGranularity.One, (int)Guarded.Both, (int)Guarded.None, "+state -state")]
    [InlineData(LockGranularity.One, (int)Guarded.Caches, (int)Guarded.Store, "+state -state")]
    [InlineData(LockGranularity.One, (int)Guarded.None, (int)Guarded.Caches, "+state? -state?")]
    [InlineData(LockGranularity.One, (int)Guarded.Device, (int)Guarded.None, "+device -device")]
    public void Take_Guards_InOrderAndBackAgain(LockGranularity granularity, int changes, int looksAt, string expected)
    {
        var journal = new LockJournal();
        var ledger = new LockLedger(new ServerLocks(journal, granularity, checksOrder: true));

        using (var held = ledger.Take((Guarded)changes, (Guarded)looksAt))
        {
            Assert.Equal(HsmStatus.Ok, held.Status);
        }

        Assert.Equal(expected, string.Join(' ', journal.Calls));
    }

    [Fact]
    public void Take_SecondLockNotToBeHad_GivesTheFirstUpAndMayTryAgain()
    {
        var journal = new LockJournal { Refused = "store" };
        var ledger = new LockLedger(new ServerLocks(journal, LockGranularity.Split, checksOrder: true));

        using (var held = ledger.Take(Guarded.Both, Guarded.None))
        {
            Assert.True(held.Failed);
            Assert.Equal(HsmStatus.Locked, held.Status);
        }

        Assert.Equal("+caches !store -caches", string.Join(' ', journal.Calls));
        journal.Refused = null;
        using var again = ledger.Take(Guarded.Both, Guarded.None);
        Assert.False(again.Failed);
    }

    [Theory]
    [InlineData(LockGranularity.One)]
    [InlineData(LockGranularity.Split)]
    public void Take_WhileHolding_IsAFinding(LockGranularity granularity)
    {
        var ledger = new LockLedger(new ServerLocks(new LockJournal(), granularity, checksOrder: true));
        using var held = ledger.Take(Guarded.Caches, Guarded.None);

        Assert.Throws<HsmInvariantException>(() => ledger.Take(Guarded.Store, Guarded.None).Dispose());
        Assert.Throws<HsmInvariantException>(() => ledger.Take(Guarded.Device, Guarded.None).Dispose());
    }

    /// <summary>Locks that write down what is done to them: + taken, - given up, ! refused, ? shared.</summary>
    private sealed class LockJournal : ILockProvider
    {
        public List<string> Created { get; } = [];

        public List<string> Calls { get; } = [];

        public string? Refused { get; set; }

        public string Name => "journal";

        public int MaxServerThreads => 1;

        public bool SupportsSharedAcquisition => true;

        public HsmStatus Create(string name, out IHsmLock? created)
        {
            Created.Add(name);
            created = new JournalLock(this, name);
            return HsmStatus.Ok;
        }

        private HsmStatus Note(string name, string mode)
        {
            Calls.Add((name == Refused ? "!" : "+") + name + mode);
            return name == Refused ? HsmStatus.Locked : HsmStatus.Ok;
        }

        private sealed class JournalLock(LockJournal journal, string name) : IHsmLock
        {
            public string Name => name;

            public HsmStatus Acquire() => journal.Note(name, "");

            public HsmStatus AcquireShared() => journal.Note(name, "?");

            public HsmStatus Release() => Leave("");

            public HsmStatus ReleaseShared() => Leave("?");

            public HsmStatus Destroy() => HsmStatus.Ok;

            private HsmStatus Leave(string mode)
            {
                journal.Calls.Add("-" + name + mode);
                return HsmStatus.Ok;
            }
        }
    }
}
