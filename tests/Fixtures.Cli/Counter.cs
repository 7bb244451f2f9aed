namespace Fixtures;

/// <summary>A counter, right and wrong.</summary>
public sealed class Counter
{
    private readonly Lock _gate = new();
    private int _value;

    /// <summary>Two threads read, add and write: an increment can be lost.</summary>
    public static void Racy()
    {
        var counter = new Counter();
        var first = new Thread(counter.AddUnlocked);
        var second = new Thread(counter.AddUnlocked);
        first.Start();
        second.Start();
        first.Join();
        second.Join();
        Check(counter._value);
    }

    public static void Locked()
    {
        var counter = new Counter();
        var first = new Thread(counter.AddLocked);
        var second = new Thread(counter.AddLocked);
        first.Start();
        second.Start();
        first.Join();
        second.Join();
        Check(counter._value);
    }

    /// <summary>On an instance, made by the parameterless constructor.</summary>
    public void RacyOnInstance()
    {
        Task first = Task.Run(AddUnlocked);
        Task second = Task.Run(AddUnlocked);
        Task.WaitAll(first, second);
        Check(_value);
    }

    private void AddUnlocked() => _value++;

    private void AddLocked()
    {
        lock (_gate)
        {
            _value++;
        }
    }

    private static void Check(int value)
    {
        if (value != 2)
        {
            throw new InvalidOperationException($"The counter is {value} after two increments.");
        }
    }
}
