namespace Fixtures;

/// <summary>Methods that can be run with arguments, or not at all.</summary>
public sealed class Shapes
{
    private readonly int _start;

    public Shapes()
    {
    }

    public Shapes(int start)
    {
        _start = start;
    }

    /// <summary>Wrong only from two threads on.</summary>
    public static void Sum(int threads, string name)
    {
        int sum = 0;
        Thread[] all = [.. Enumerable.Range(0, threads).Select(i => new Thread(() => sum++) { Name = $"{name} {i}" })];
        foreach (Thread thread in all)
        {
            thread.Start();
        }

        foreach (Thread thread in all)
        {
            thread.Join();
        }

        if (sum != threads)
        {
            throw new InvalidOperationException($"{name}: {sum} of {threads}.");
        }
    }

    public static int Answers() => 42;

    public static void Writes()
    {
        int lines = 0;
        Task first = Task.Run(() => Line("first", ref lines));
        Task second = Task.Run(() => Line("second", ref lines));
        Task.WaitAll(first, second);
        if (lines != 2)
        {
            throw new InvalidOperationException("A line was lost.");
        }
    }

    public void Instance()
    {
        if (_start != 0)
        {
            throw new InvalidOperationException("Made with the other constructor.");
        }
    }

    private static void Line(string who, ref int lines)
    {
        Console.WriteLine($"written by {who}");
        lines++;
    }
}
