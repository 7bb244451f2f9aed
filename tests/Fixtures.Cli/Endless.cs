namespace Fixtures;

/// <summary>A program that never ends in one of its schedules.</summary>
public static class Endless
{
    /// <summary>Each of two threads steps back for the other for as long as the other wants to go too.</summary>
    public static void AfterYou()
    {
        int turn = 0;
        bool stopped = false;
        var first = new Thread(() =>
        {
            if (Volatile.Read(ref turn) == 0)
            {
                Volatile.Write(ref stopped, true);
            }
        });
        var second = new Thread(() => Volatile.Write(ref turn, 1));
        first.Start();
        second.Start();
        while (!Volatile.Read(ref stopped))
        {
            Thread.Yield();
        }

        first.Join();
        second.Join();
    }
}
