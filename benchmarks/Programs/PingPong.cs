namespace Benchmarks.Programs;

/// <summary>Two threads that take turns as fast as they can: nothing but hand-overs.</summary>
public static class PingPong
{
    public const int Rounds = 2_000;

    public static void TwoThreads()
    {
        using var ping = new SemaphoreSlim(1);
        using var pong = new SemaphoreSlim(0);
        var other = new Thread(() =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                pong.Wait();
                ping.Release();
            }
        });
        other.Start();
        for (int i = 0; i < Rounds; i++)
        {
            ping.Wait();
            pong.Release();
        }

        other.Join();
    }
}
