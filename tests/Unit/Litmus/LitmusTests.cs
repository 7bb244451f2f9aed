using System.Runtime.CompilerServices;
using Interleave;
using Xunit;

namespace Unit.Litmus;

/// <summary>Small programs that tell memory models apart; each column is every outcome its model allows, and no other.</summary>
public sealed class LitmusTests
{
    [Fact]
    public void X() { }
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

    public static string StoreBufferingLock() => Run(
        static m => { m.X = 1; lock (m) { } return m.Y; },
        static m => { m.Y = 1; lock (m) { } return m.X; });

    public static string MessagePassing() => Run(static m => { m.X = 1; m.Y = 1; return -1; }, static m => (10 * m.Y) + m.X);

    public static string MessagePassingVolatile() => Run(static m => { m.X = 1; m.VY = 1; return -1; }, static m => (10 * m.VY) + m.X);

    public static string MessagePassingVolatileByReference() => Run(
        static m => { m.X = 1; Volatile.Write(ref m.Y, 1); return -1; },
        static m => (10 * Volatile.Read(ref m.Y)) + m.X);

    public static string MessagePassingReleaseOnly() => Run(static m => { m.X = 1; m.VY = 1; return -1; }, static m => (10 * Unvolatile(m)) + m.X);

    public static string MessagePassingAcquireOnly() => Run(static m => { m.X = 1; m.Y = 1; return -1; }, static m => (10 * Volatile.Read(ref m.Y)) + m.X);

    public static string MessagePassingArray() => Run(
        static m => { m.A[0] = 1; m.A[1] = 1; return -1; },
        static m => (10 * m.A[1]) + m.A[0]);

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
        return string.Concat(seen.Where(static s => s >= 0)) + end;
    }

    private static Thread Begin(Part part)
    {
        var thread = new Thread(part.Run);
        thread.Start();
        return thread;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Unvolatile(Cells m) => m.VPlain;

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
    public int VPlain;
    public Box? P;
    public readonly int[] A = new int[2];
}

public sealed class Box
{
    public int Value;
    public Box? Next;
}
