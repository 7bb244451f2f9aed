namespace Unit.Rewriting.Fixtures;

/// <summary>
/// Two threads add one each without a lock, through every kind of access. Each loses an update in some schedule, if
/// and only if there is a scheduling point between the read and the write.
/// </summary>
public sealed class Races
{
    private static int s_static;
    private readonly int[] _array = new int[2];
    private readonly Cell _cell = new();
    private int _field;
    private Pair _pair;
    private int? _maybe = 0;
    private volatile int _volatile;

    private int Property { get; set; }

    public void Field() => Twice(() => _field++, () => _field);

    public void AutoProperty() => Twice(() => Property++, () => Property);

    public void Static()
    {
        // Restored for each execution; nobody else resets it.
        Twice(() => s_static++, () => s_static);
    }

    public void Element() => Twice(() => _array[1]++, () => _array[1]);

    public void VolatileField() => Twice(() => _volatile++, () => _volatile);

    public void NestedStruct() => Twice(() => _pair.Inner.Value += 1, () => _pair.Inner.Value);

    public void StructMethod() => Twice(() => _pair.Inner.Bump(), () => _pair.Inner.Value);

    public void RefParameter() => Twice(() => Bump(ref _field), () => _field);

    public void RefElement() => Twice(() => Bump(ref _array[0]), () => _array[0]);

    public void RefStatic() => Twice(() => Bump(ref s_static), () => s_static);

    public void RefLocal() => Twice(
        () =>
        {
            ref int x = ref _cell.Get();
            x++;
        },
        () => _cell.Get());

    public void SpanElement() => Twice(() => _array.AsSpan()[0]++, () => _array[0]);

    public void NullableField() => Twice(() => _maybe = _maybe.GetValueOrDefault() + 1, () => _maybe.GetValueOrDefault());

    public void WholeStruct() => Twice(() => _pair = new Pair { Inner = new Counter { Value = _pair.Inner.Value + 1 } }, () => _pair.Inner.Value);

    public void Closure()
    {
        int n = 0;
        Twice(() => n++, () => n);
    }

    public void GenericStatic() => Twice(() => Generic<string>.Count++, () => Generic<string>.Count);

    public async Task Async()
    {
        Task first = Add();
        Task second = Add();
        await Task.WhenAll(first, second);
        Check(_field);

        async Task Add()
        {
            await Task.Yield();
            _field++;
        }
    }

    internal static void Twice(Action add, Func<int> read)
    {
        var threads = new[] { new Thread(() => add()), new Thread(() => add()) };
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        Check(read());
    }

    private static void Check(int count)
    {
        if (count != 2)
        {
            throw new InvalidOperationException($"lost update: {count}");
        }
    }

    private static void Bump(ref int value) => value++;

    private static class Generic<T>
    {
        public static int Count;
    }

    private struct Counter
    {
        public int Value;

        public void Bump() => Value++;
    }

    private struct Pair
    {
        public Counter Inner;
    }

    private sealed class Cell
    {
        private int _value;

        public ref int Get() => ref _value;
    }
}
