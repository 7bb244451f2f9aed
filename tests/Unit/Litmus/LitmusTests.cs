using Interleave;
using Xunit;

namespace Unit.Litmus;

public sealed class LitmusTests
{
    [Theory]
    [InlineData("StoreBuffering")]
    public void Try(string program)
    {
        foreach (MemoryModel model in Enum.GetValues<MemoryModel>())
        {
            TestContext.Current.SendDiagnosticMessage("x");
            Console.WriteLine($"{program} {model}: {LitmusRun.Outcomes(program, model)}");
        }

        Assert.Fail(string.Join("\n", Enum.GetValues<MemoryModel>().Select(m => $"{program} {m}: {LitmusRun.Outcomes(program, m)}")));
    }
}

public static class LitmusPrograms
{
    public static string StoreBuffering() => Run(static m => { m.X = 1; return m.Y; }, static m => { m.Y = 1; return m.X; });

    private static string Run(params Func<Cells, int>[] bodies)
    {
        var cells = new Cells();
        int[] seen = new int[bodies.Length];
        Thread[] threads = new Thread[bodies.Length];
        for (int i = 0; i < bodies.Length; i++)
        {
            int at = i;
            threads[i] = new Thread(() => Put(seen, at, bodies[at](cells)));
            threads[i].Start();
        }
        foreach (Thread thread in threads) thread.Join();
        return string.Concat(seen);
    }

    [Atomic]
    private static void Put(int[] seen, int at, int value) => seen[at] = value;
}

public sealed class Cells { public int X; public int Y; }
