using Interleave;
using Xunit;

namespace Unit.Litmus;

/// <summary>
/// Small programs that tell memory models apart: Alglave, Maranget, Tautschnig: "Herding Cats", TOPLAS 2014, gives most
/// of them their names. Each row has the outcomes of all schedules under sc, and those that tso and dotnet add to them:
/// exactly those. Plain accesses where the name says nothing else.
/// </summary>
public sealed class LitmusTests
{
    private const string NoLoadBuffering =
        "Accesses happen in program order, each with a choice of what was written already: a read cannot see a write that "
        + "its own thread makes later. .NET lets ordinary reads and writes be reordered, so 1,1 is allowed.";

    private const string UpdatesActOnTheNewest =
        "An interlocked operation is performed on real memory, which holds the newest value of the coherence order: a write "
        + "made before it can come no later in that order. .NET allows 10/2: the two plain writes are not ordered.";

    [Theory]
    [InlineData(nameof(LitmusPrograms.StoreBuffering), "0,1 1,0 1,1", "0,0", "0,0")]
    [InlineData(nameof(LitmusPrograms.StoreBufferingVolatile), "0,1 1,0 1,1", "0,0", "0,0")]
    [InlineData(nameof(LitmusPrograms.StoreBufferingOneFence), "0,1 1,0 1,1", "0,0", "0,0")]
    [InlineData(nameof(LitmusPrograms.StoreBufferingFences), "0,1 1,0 1,1", "", "")]
    [InlineData(nameof(LitmusPrograms.StoreBufferingProcessWide), "0,1 1,0 1,1", "", "")]
    [InlineData(nameof(LitmusPrograms.StoreBufferingExchange), "0,1 1,0 1,1", "", "")]
    [InlineData(nameof(LitmusPrograms.StoreBufferingExchangeRead), "0,1 1,0 1,1", "", "")]
    [InlineData(nameof(LitmusPrograms.StoreBufferingLock), "0,1 1,0 1,1", "", "")]
    [InlineData(nameof(LitmusPrograms.MessagePassing), "0 1 11", "", "10")]
    [InlineData(nameof(LitmusPrograms.MessagePassingVolatile), "0 1 11", "", "")]
    [InlineData(nameof(LitmusPrograms.MessagePassingVolatileByReference), "0 1 11", "", "")]
    [InlineData(nameof(LitmusPrograms.MessagePassingReleaseOnly), "0 1 11", "", "10")]
    [InlineData(nameof(LitmusPrograms.MessagePassingAcquireOnly), "0 1 11", "", "10")]
    [InlineData(nameof(LitmusPrograms.MessagePassingArray), "0 1 11", "", "10")]
    [InlineData(nameof(LitmusPrograms.MessagePassingWideStruct), "0 1 11", "", "")]
    [InlineData(nameof(LitmusPrograms.MessagePassingThroughLibrary), "0 11", "", "")]
    [InlineData(nameof(LitmusPrograms.Publication), "1 2", "", "")]
    [InlineData(nameof(LitmusPrograms.PublicationOfGraph), "1 2", "", "")]
    [InlineData(nameof(LitmusPrograms.Iriw), "0,0 0,1 0,10 0,11 1,0 1,1 1,10 1,11 10,0 10,1 10,11 11,0 11,1 11,10 11,11", "", "10,10")]
    [InlineData(nameof(LitmusPrograms.IriwVolatile), "0,0 0,1 0,10 0,11 1,0 1,1 1,10 1,11 10,0 10,1 10,11 11,0 11,1 11,10 11,11", "", "")]
    [InlineData(nameof(LitmusPrograms.CoRR), "0 1 11", "", "")]
    [InlineData(nameof(LitmusPrograms.CoWW), "0 1 11 12 2 22", "", "")]
    [InlineData(nameof(LitmusPrograms.CoRW), "0/1 0/2 2/1", "", "")]
    [InlineData(nameof(LitmusPrograms.TwoPlusTwoW), "/12 /21 /22", "", "/11")]
    [InlineData(nameof(LitmusPrograms.TwoPlusTwoWVolatile), "/12 /21 /22", "", "")]
    [InlineData(nameof(LitmusPrograms.R), "0/1 1/1 1/2", "0/2", "0/2")]
    [InlineData(nameof(LitmusPrograms.S), "0/1 0/2 1/1", "", "1/2")]
    [InlineData(nameof(LitmusPrograms.SVolatile), "0/1 0/2 1/1", "", "")]
    [InlineData(nameof(LitmusPrograms.Wrc), "0,0 0,1 0,10 0,11 1,0 1,1 1,11", "", "1,10")]
    [InlineData(nameof(LitmusPrograms.WrcVolatile), "0,0 0,1 0,10 0,11 1,0 1,1 1,11", "", "")]
    [InlineData(nameof(LitmusPrograms.Isa2), "0,0 0,1 0,10 0,11 1,0 1,1 1,11", "", "1,10")]
    [InlineData(nameof(LitmusPrograms.Isa2Volatile), "0,0 0,1 0,10 0,11 1,0 1,1 1,11", "", "")]
    [InlineData(nameof(LitmusPrograms.LazyReference), "7,7", "", "")]
    [InlineData(nameof(LitmusPrograms.LazyFlag), "7,7", "", "0,7 7,0")]
    [InlineData(nameof(LitmusPrograms.LazyFlagVolatile), "7,7", "", "")]
    [InlineData(nameof(LitmusPrograms.Dekker), "/0 /1", "/2", "/2")]
    [InlineData(nameof(LitmusPrograms.DekkerVolatile), "/0 /1", "/2", "/2")]
    [InlineData(nameof(LitmusPrograms.Peterson), "/2", "/1", "/1")]
    [InlineData(nameof(LitmusPrograms.PetersonVolatile), "/2", "/1", "/1")]
    [InlineData(nameof(LitmusPrograms.PetersonFence), "/2", "", "")]
    [InlineData(nameof(LitmusPrograms.Treiber), "-2 7", "", "0")]
    [InlineData(nameof(LitmusPrograms.TreiberFence), "-2 7", "", "")]
    [InlineData(nameof(LitmusPrograms.LoadBuffering), "0,0 0,1 1,0", "", null)]
    public void Run_EverySchedule_HasExactlyTheAllowedOutcomes(string program, string sc, string tso, string? dotnet)
    {
        Assert.Equal(sc, LitmusRun.Outcomes(program, MemoryModel.SequentiallyConsistent));
        Assert.Equal(Together(sc, tso), LitmusRun.Outcomes(program, MemoryModel.Tso));
        if (dotnet is not null)
        {
            Assert.Equal(Together(sc, dotnet), LitmusRun.Outcomes(program, MemoryModel.DotNet));
        }
    }

    [Theory]
    [InlineData(nameof(LitmusPrograms.TreiberFence))]
    [InlineData(nameof(LitmusPrograms.StoreBufferingVolatile))]
    [InlineData(nameof(LitmusPrograms.StoreBufferingExchangeRead))]
    [InlineData(nameof(LitmusPrograms.LazyFlagVolatile))]
    public void Run_OnlySynchronisedAccesses_AreNoDataRaceUnderAnyModel(string program)
    {
        foreach (MemoryModel model in Enum.GetValues<MemoryModel>())
        {
            Assert.DoesNotContain("DataRace", LitmusRun.Outcomes(program, model, races: true), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(nameof(LitmusPrograms.MessagePassing))]
    [InlineData(nameof(LitmusPrograms.StoreBuffering))]
    public void Run_PlainAccesses_AreADataRaceUnderEveryModel(string program)
    {
        foreach (MemoryModel model in Enum.GetValues<MemoryModel>())
        {
            Assert.Contains("DataRace", LitmusRun.Outcomes(program, model, races: true), StringComparison.Ordinal);
        }
    }

    [Fact(Skip = NoLoadBuffering)]
    public void Run_LoadBufferingUnderDotNet_BothReadTheLaterWrite() =>
        Assert.Equal("0,0 0,1 1,0 1,1", LitmusRun.Outcomes(nameof(LitmusPrograms.LoadBuffering), MemoryModel.DotNet));

    [Fact(Skip = UpdatesActOnTheNewest)]
    public void Run_ExchangeOvertakenUnderDotNet_ReturnsTheValueBeforeAnEarlierWrite() =>
        Assert.Equal("0/2 10/2 12/1 2/1", LitmusRun.Outcomes(nameof(LitmusPrograms.ExchangeOvertaken), MemoryModel.DotNet));

    private static string Together(string some, string more) =>
        string.Join(' ', $"{some} {more}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
}

public static class LitmusPrograms
{
    public static string StoreBuffering() => Run(static m => { m.X = 1; return m.Y; }, static m => { m.Y = 1; return m.X; });

    public static string StoreBufferingVolatile() => Run(static m => { m.VX = 1; return m.VY; }, static m => { m.VY = 1; return m.VX; });

    public static string StoreBufferingOneFence() => Run(static m => { m.X = 1; Interlocked.MemoryBarrier(); return m.Y; }, static m => { m.Y = 1; return m.X; });

    public static string StoreBufferingFences() => Run(
        static m => { m.X = 1; Interlocked.MemoryBarrier(); return m.Y; },
        static m => { m.Y = 1; Thread.MemoryBarrier(); return m.X; });

    public static string StoreBufferingProcessWide() => Run(
        static m => { m.X = 1; Interlocked.MemoryBarrierProcessWide(); return m.Y; },
        static m => { m.Y = 1; return m.X; });

    public static string StoreBufferingExchange() => Run(
        static m => { Interlocked.Exchange(ref m.X, 1); return m.Y; },
        static m => { Interlocked.Exchange(ref m.Y, 1); return m.X; });

    public static string StoreBufferingExchangeRead() => Run(
        static m => { Interlocked.Exchange(ref m.X, 1); return Volatile.Read(ref m.Y); },
        static m => { Interlocked.Exchange(ref m.Y, 1); return Volatile.Read(ref m.X); });

    public static string StoreBufferingLock() => Run(
        static m => { m.X = 1; lock (m) { } return m.Y; },
        static m => { m.Y = 1; lock (m) { } return m.X; });

    public static string MessagePassing() => Run(static m => { m.X = 1; m.Y = 1; return -1; }, static m => (10 * m.Y) + m.X);

    public static string MessagePassingVolatile() => Run(static m => { m.X = 1; m.VY = 1; return -1; }, static m => (10 * m.VY) + m.X);

    public static string MessagePassingVolatileByReference() => Run(
        static m => { m.X = 1; Volatile.Write(ref m.Y, 1); return -1; },
        static m => (10 * Volatile.Read(ref m.Y)) + m.X);

    public static string MessagePassingReleaseOnly() => Run(static m => { m.X = 1; Volatile.Write(ref m.Y, 1); return -1; }, static m => (10 * m.Y) + m.X);

    public static string MessagePassingAcquireOnly() => Run(static m => { m.X = 1; m.Y = 1; return -1; }, static m => (10 * Volatile.Read(ref m.Y)) + m.X);

    public static string MessagePassingArray() => Run(
        static m => { m.A[0] = 1; m.A[1] = 1; return -1; },
        static m => (10 * m.A[1]) + m.A[0]);

    /// <summary>An access wider than a word is a full fence: less than .NET allows, and never a false alarm.</summary>
    public static string MessagePassingWideStruct() => Run(
        static m => { m.X = 1; m.Wide = (1, 1, 1); return -1; },
        static m => (10 * (int)m.Wide.Second) + m.X);

    /// <summary>What code that is not rewritten writes comes after everything before the call.</summary>
    public static string MessagePassingThroughLibrary() => Run(static m => { m.X = 1; Array.Fill(m.A, 1); return -1; }, static m => (10 * m.A[0]) + m.X);

    public static string Publication() => Run(
        static m => { m.P = new Box { Value = 1 }; return -1; },
        static m => m.P is { } box ? box.Value : 2);

    public static string PublicationOfGraph() => Run(
        static m => { var inner = new Box { Value = 1 }; m.P = new Box { Value = 1, Next = inner }; return -1; },
        static m => m.P is { } box ? box.Next!.Value : 2);

    public static string Iriw() => Run(
        static m => { m.X = 1; return -1; }, static m => { m.Y = 1; return -1; },
        static m => (10 * m.X) + m.Y, static m => (10 * m.Y) + m.X);

    public static string IriwVolatile() => Run(
        static m => { m.VX = 1; return -1; }, static m => { m.VY = 1; return -1; },
        static m => (10 * m.VX) + m.VY, static m => (10 * m.VY) + m.VX);

    public static string CoRR() => Run(static m => { m.X = 1; return -1; }, static m => (10 * m.X) + m.X);

    public static string CoWW() => Run(static m => { m.X = 1; m.X = 2; return -1; }, static m => (10 * m.X) + m.X);

    public static string CoRW() => Final(static m => m.X, static m => { int r = m.X; m.X = 1; return r; }, static m => { m.X = 2; return -1; });

    public static string TwoPlusTwoW() => Final(static m => (10 * m.X) + m.Y, static m => { m.X = 1; m.Y = 2; return -1; }, static m => { m.Y = 1; m.X = 2; return -1; });

    public static string TwoPlusTwoWVolatile() => Final(static m => (10 * m.VX) + m.VY, static m => { m.VX = 1; m.VY = 2; return -1; }, static m => { m.VY = 1; m.VX = 2; return -1; });

    public static string R() => Final(static m => m.Y, static m => { m.X = 1; m.Y = 1; return -1; }, static m => { m.Y = 2; return m.X; });

    public static string S() => Final(static m => m.X, static m => { m.X = 2; m.Y = 1; return -1; }, static m => { int r = m.Y; m.X = 1; return r; });

    public static string SVolatile() => Final(static m => m.X, static m => { m.X = 2; m.VY = 1; return -1; }, static m => { int r = m.VY; m.X = 1; return r; });

    public static string Wrc() => Run(
        static m => { m.X = 1; return -1; }, static m => { int r = m.X; m.Y = 1; return r; }, static m => (10 * m.Y) + m.X);

    public static string WrcVolatile() => Run(
        static m => { m.X = 1; return -1; }, static m => { int r = m.X; m.VY = 1; return r; }, static m => (10 * m.VY) + m.X);

    public static string Isa2() => Run(
        static m => { m.X = 1; m.Y = 1; return -1; }, static m => { int r = m.Y; m.Z = 1; return r; }, static m => (10 * m.Z) + m.X);

    public static string Isa2Volatile() => Run(
        static m => { m.X = 1; m.VX = 1; return -1; }, static m => { int r = m.VX; m.VY = 1; return r; }, static m => (10 * m.VY) + m.X);

    public static string LoadBuffering() => Run(static m => { int r = m.X; m.Y = 1; return r; }, static m => { int r = m.Y; m.X = 1; return r; });

    public static string LazyReference() => Run(static m => Lazily(m).Value, static m => Lazily(m).Value);

    public static string LazyFlag() => Run(static m => LazilyByFlag(m), static m => LazilyByFlag(m));

    public static string LazyFlagVolatile() => Run(static m => LazilyByVolatileFlag(m), static m => LazilyByVolatileFlag(m));

    public static string Dekker() => Final(static m => m.X, static m => DekkerPlain(m, 0), static m => DekkerPlain(m, 1));

    public static string DekkerVolatile() => Final(static m => m.X, static m => DekkerVolatile(m, ref m.Y, ref m.Z), static m => DekkerVolatile(m, ref m.Z, ref m.Y));

    public static string Peterson() => Final(static m => m.X, static m => PetersonPlain(m, 0), static m => PetersonPlain(m, 1));

    public static string PetersonVolatile() => Final(static m => m.X, static m => PetersonVolatile(m, 0, fence: false), static m => PetersonVolatile(m, 1, fence: false));

    public static string PetersonFence() => Final(static m => m.X, static m => PetersonVolatile(m, 0, fence: true), static m => PetersonVolatile(m, 1, fence: true));

    public static string Treiber() => Run(static m => { m.A[1] = 7; m.X = 1; return -1; }, static m => m.X is var top and > 0 ? m.A[top] : -2);

    public static string TreiberFence() => Run(
        static m => { m.A[1] = 7; Interlocked.CompareExchange(ref m.X, 1, 0); return -1; },
        static m => Volatile.Read(ref m.X) is var top and > 0 ? m.A[top] : -2);

    public static string ExchangeOvertaken() => Final(
        static m => m.X,
        static m => { m.X = 2; m.Y = 1; return -1; },
        static m => { int r = m.Y; return (10 * r) + Interlocked.Exchange(ref m.X, 1); });

    private static Box Lazily(Cells m)
    {
        if (m.P is null)
        {
            lock (m)
            {
                m.P ??= new Box { Value = 7 };
            }
        }

        return m.P;
    }

    private static int LazilyByFlag(Cells m)
    {
        if (m.Y == 0)
        {
            lock (m)
            {
                if (m.Y == 0)
                {
                    m.X = 7;
                    m.Y = 1;
                }
            }
        }

        return m.X;
    }

    private static int LazilyByVolatileFlag(Cells m)
    {
        if (m.VY == 0)
        {
            lock (m)
            {
                if (m.VY == 0)
                {
                    m.X = 7;
                    m.VY = 1;
                }
            }
        }

        return m.X;
    }

    private static int DekkerPlain(Cells m, int me)
    {
        // The first half of Dekker's algorithm: who finds the other's flag up does not enter.
        m.A[me] = 1;
        if (m.A[1 - me] == 0)
        {
            m.X++;
        }

        return -1;
    }

    private static int DekkerVolatile(Cells m, ref int mine, ref int other)
    {
        Volatile.Write(ref mine, 1);
        if (Volatile.Read(ref other) == 0)
        {
            m.X++;
        }

        return -1;
    }

    private static int PetersonPlain(Cells m, int me)
    {
        m.A[me] = 1;
        m.Y = 1 - me;
        while (m.A[1 - me] == 1 && m.Y == 1 - me)
        {
        }

        m.X++;
        m.A[me] = 0;
        return -1;
    }

    private static int PetersonVolatile(Cells m, int me, bool fence)
    {
        Volatile.Write(ref m.A[me], 1);
        m.VY = 1 - me;
        if (fence)
        {
            Interlocked.MemoryBarrier();
        }

        while (Volatile.Read(ref m.A[1 - me]) == 1 && m.VY == 1 - me)
        {
        }

        m.X++;
        Volatile.Write(ref m.A[me], 0);
        return -1;
    }

    private static string Run(params Func<Cells, int>[] bodies) => Final(null, bodies);

    /// <summary>What each thread returned, one that returned nothing (-1) left out, and what was found in the end.</summary>
    private static string Final(Func<Cells, int>? last, params Func<Cells, int>[] bodies)
    {
        var cells = new Cells();
        int[] seen = new int[bodies.Length];
        Thread[] threads = new Thread[bodies.Length];
        for (int i = 0; i < bodies.Length; i++)
        {
            threads[i] = Begin(new Part(bodies[i], cells, seen, i));
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        string end = last is null ? "" : "/" + last(cells);
        return string.Join(',', seen.Where(static s => s != -1)) + end;
    }

    private static Thread Begin(Part part)
    {
        var thread = new Thread(part.Run);
        thread.Start();
        return thread;
    }

    private sealed class Part(Func<Cells, int> body, Cells cells, int[] seen, int at)
    {
        private readonly Func<Cells, int> _body = body;
        private readonly Cells _cells = cells;
        private readonly int[] _seen = seen;
        private readonly int _at = at;

        public void Run() => Put(_body(_cells));

        [Atomic]
        private void Put(int value) => _seen[_at] = value;
    }
}

public sealed class Cells
{
    public int X;
    public int Y;
    public int Z;
    public volatile int VX;
    public volatile int VY;
    public Box? P;
    public (long First, long Second, long Third) Wide;
    public readonly int[] A = new int[2];
}

public sealed class Box
{
    public int Value;
    public Box? Next;
}
