namespace Fixtures;

/// <summary>Two threads that announce themselves and enter when the other has not: right only when a fence stands in between.</summary>
public sealed class MutualExclusion
{
    private volatile bool _first;
    private volatile bool _second;
    private int _inside;

    /// <summary>Volatile does not keep a write before a later read of another variable.</summary>
    public static void Volatile() => Both(new MutualExclusion(), fence: false);

    public static void Fenced() => Both(new MutualExclusion(), fence: true);

    private static void Both(MutualExclusion gate, bool fence)
    {
        var other = new Thread(() => gate.EnterFirst(fence));
        other.Start();
        gate.EnterSecond(fence);
        other.Join();
        if (gate._inside == 2)
        {
            throw new InvalidOperationException("Both entered.");
        }
    }

    private void EnterFirst(bool fence)
    {
        _first = true;
        if (fence)
        {
            Interlocked.MemoryBarrier();
        }

        if (!_second)
        {
            Interlocked.Increment(ref _inside);
        }
    }

    private void EnterSecond(bool fence)
    {
        _second = true;
        if (fence)
        {
            Interlocked.MemoryBarrier();
        }

        if (!_first)
        {
            Interlocked.Increment(ref _inside);
        }
    }
}
