namespace Corpus.Calls;

internal sealed class LazyCalls : CallTable
{
    private int _made;

    public LazyCalls(int setup)
    {
        LazyThreadSafetyMode mode = setup % 4 < 2 ? LazyThreadSafetyMode.ExecutionAndPublication : LazyThreadSafetyMode.PublicationOnly;
        var lazy = new Lazy<int>(
            () =>
            {
                int made = Interlocked.Increment(ref _made);
                return setup % 2 == 1 && made == 1 ? throw new FormatException() : 7;
            },
            mode);
        Call("Value", () => lazy.Value);
        Call("IsValueCreated", () => lazy.IsValueCreated);
        Call("made", () => Volatile.Read(ref _made));
    }
}

internal sealed class InterlockedCalls : CallTable
{
    private int _int;
    private long _long;
    private object? _object;

    public InterlockedCalls()
    {
        string text = "x";
        Call("Increment", () => Interlocked.Increment(ref _int));
        Call("Decrement", () => Interlocked.Decrement(ref _int));
        Call("Add(2)", () => Interlocked.Add(ref _int, 2));
        Call("Exchange(5)", () => Interlocked.Exchange(ref _int, 5));
        Call("CompareExchange(9, 1)", () => Interlocked.CompareExchange(ref _int, 9, 1));
        Call("Or(4)", () => Interlocked.Or(ref _int, 4));
        Call("And(5)", () => Interlocked.And(ref _int, 5));
        Call("Volatile.Read", () => Volatile.Read(ref _int));
        Call("Volatile.Write(3)", () => Volatile.Write(ref _int, 3));
        Call("Add(long)", () => Interlocked.Add(ref _long, long.MaxValue));
        Call("Read(long)", () => Interlocked.Read(ref _long));
        Call("Exchange(object)", () => Interlocked.Exchange(ref _object, text));
        Call("CompareExchange(object)", () => Interlocked.CompareExchange(ref _object, null, text));
    }
}
