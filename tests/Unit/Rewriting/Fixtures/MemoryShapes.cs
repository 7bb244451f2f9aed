using System.Runtime.CompilerServices;

namespace Unit.Rewriting.Fixtures;

/// <summary>Field, element, static and by-reference accesses in every shape the compilers make of them.</summary>
public static unsafe class MemoryShapes
{
    private static int s_static;
    private static volatile int s_volatile;
    private static (int A, (int B, string C) D) s_tuple;
    private static int[] s_array = [1, 2, 3, 4];

    public static string NestedStructChains()
    {
        var box = new Box();
        box.Outer.Inner.X = 3;
        box.Outer.Inner.Y += 4;
        box.Outer.Inner.X++;
        box.Outer.Add(10);
        box.Outer.Inner.Bump(ref box.Outer.Count);
        Outer copy = box.Outer;
        copy.Inner.X = 100;
        return $"{box.Outer.Inner.X} {box.Outer.Inner.Y} {box.Outer.Count} {copy.Inner.X} {GetBox(box).Outer.Inner.X++} {box.Outer.Inner.X}";
    }

    public static string Elements()
    {
        int[] numbers = [5, 6, 7];
        long[] longs = new long[3];
        byte[] bytes = [1, 2, 255];
        double[] doubles = [1.5, 2.5];
        string[] strings = ["a", "b"];
        Inner[] structs = new Inner[2];
        int i = 0;
        numbers[i++] += 10;
        numbers[i] = i++;
        longs[i] = 1L << 40;
        bytes[0] ^= 0x80;
        doubles[1] *= 2;
        strings[0] += strings[1];
        structs[1].X = 9;
        structs[1].Bump(ref structs[0].Y);
        object[] covariant = strings;
        string caught = "none";
        try
        {
            covariant[1] = 5;
        }
        catch (ArrayTypeMismatchException)
        {
            caught = "mismatch";
        }

        nint big = 1;
        return $"{string.Join(",", numbers)} {longs[2]} {bytes[0]} {doubles[big]} {strings[0]} {structs[1].X} {structs[0].Y} {caught} {Index(numbers, 9)} {Index(null, 0)}";
    }

    public static string RectangularArrays()
    {
        int[,] grid = new int[2, 3];
        grid[1, 2] = 5;
        grid[0, 1] += 7;
        ref int cell = ref grid[0, 0];
        cell = 3;
        string[,,] cube = new string[1, 1, 2];
        cube[0, 0, 1] = "x";
        return $"{grid[1, 2]} {grid[0, 1]} {grid[0, 0]} {cube[0, 0, 1]} {cube[0, 0, 0] ?? "null"}";
    }

    public static string RefLocals()
    {
        var box = new Box();
        ref int x = ref box.Outer.Inner.X;
        x = 5;
        x += 2;
        ref int y = ref Pick(box.Flag, ref box.Outer.Inner.X, ref s_static);
        y++;
        int[] array = [1, 2];
        ref int e = ref array[1];
        e <<= 3;
        ref readonly int r = ref array[0];
        (x, e) = (e, x);
        return $"{box.Outer.Inner.X} {array[1]} {r} {Sum(in x, in e)} {Out(out box.Outer.Count)} {box.Outer.Count}";
    }

    public static string Statics()
    {
        s_static = 5;
        s_static++;
        s_volatile += 2;
        s_tuple = (1, (2, "three"));
        s_tuple.D.B += 40;
        Interlocked.Increment(ref s_static);
        Interlocked.Add(ref s_array[2], 100);
        ref int s = ref s_static;
        s *= 2;
        string text = $"{s_static} {s_volatile} {s_tuple.D.B} {s_tuple.D.C} {s_array[2]}";
        s_volatile = 0;
        s_array[2] = 3;
        return text;
    }

    public static string InterlockedEverywhere()
    {
        var box = new Box();
        Interlocked.Increment(ref box.Outer.Inner.X);
        Interlocked.CompareExchange(ref box.Outer.Inner.X, 7, 1);
        Interlocked.Exchange(ref box.Name, "n");
        Interlocked.CompareExchange(ref box.Day, DayOfWeek.Friday, DayOfWeek.Sunday);
        int[] array = new int[2];
        Interlocked.Or(ref array[1], 6);
        Volatile.Write(ref box.Outer.Inner.Y, 3);
        int local = 4;
        Interlocked.Decrement(ref local);
        return $"{box.Outer.Inner.X} {box.Name} {box.Day} {array[1]} {Volatile.Read(ref box.Outer.Inner.Y)} {local}";
    }

    public static string Spans()
    {
        Span<int> stack = stackalloc int[4];
        stack[1] = 5;
        stack[2] += stack[1];
        int[] array = [1, 2, 3];
        Span<int> slice = array.AsSpan(1);
        slice[0] = 9;
        foreach (ref int n in slice)
        {
            n++;
        }

        ReadOnlySpan<byte> utf8 = "hey"u8;
        ReadOnlySpan<int> constant = [10, 20, 30];
        var holder = new SpanHolder(slice);
        holder.First = 77;
        return $"{stack[2]} {string.Join(",", array)} {utf8[1]} {constant[2]} {holder.First} {slice[^1]} {slice[..1].Length}";
    }

    public static string Pointers()
    {
        int* buffer = stackalloc int[3];
        buffer[0] = 1;
        *(buffer + 1) = 2;
        buffer[2] = buffer[0] + buffer[1];
        int[] array = [4, 5, 6];
        int sum = 0;
        fixed (int* p = array)
        {
            for (int i = 0; i < 3; i++)
            {
                sum += p[i];
                p[i] *= 2;
            }
        }

        Inner inner = default;
        Inner* q = &inner;
        q->X = 5;
        q->Y += q->X;
        var box = new Box();
        fixed (int* x = &box.Outer.Inner.X)
        {
            *x = 12;
        }

        delegate*<int, int, int> add = &Add;
        return $"{buffer[2]} {sum} {array[2]} {inner.Y} {box.Outer.Inner.X} {add(3, 4)}";
    }

    public static string Closures()
    {
        int n = 0;
        var adders = new List<Func<int>>();
        for (int i = 0; i < 3; i++)
        {
            int k = i;
            adders.Add(() => n += k);
            void Local() => n += 10;
            Local();
        }

        int total = adders.Sum(a => a());
        return $"{n} {total} {Curry(2)(3)}";
        static Func<int, int> Curry(int a) => b => a * b;
    }

    public static string Conditionals()
    {
        var box = new Box { Name = null };
        box.Name ??= "set";
        string? none = null;
        int length = none?.Length ?? box.Name?.Length ?? -1;
        ref int chosen = ref (box.Flag ? ref box.Outer.Inner.X : ref box.Outer.Inner.Y);
        chosen = 4;
        (box.Flag ? box : new Box()).Outer.Inner.X = box.Flag ? 1 : 2;
        box.Outer.Count = box.Outer.Inner.Y > 3 ? box.Outer.Inner.Y : box.Outer.Inner.X;
        return $"{length} {box.Outer.Inner.Y} {box.Outer.Count} {box.Maybe.HasValue} {box.Maybe.GetValueOrDefault(3)}";
    }

    public static string InlineArrays()
    {
        var buffer = new Buffer();
        for (int i = 0; i < 4; i++)
        {
            buffer[i] = i * i;
        }

        var box = new Box();
        box.Inline[2] = 8;
        box.Inline[1] = box.Inline[2] + 1;
        int sum = 0;
        foreach (int n in buffer)
        {
            sum += n;
        }

        return $"{sum} {buffer[^1]} {box.Inline[1]}";
    }

    private static ref int Pick(bool first, ref int a, ref int b) => ref first ? ref a : ref b;

    private static int Sum(in int a, in int b) => a + b;

    private static bool Out(out int value)
    {
        value = 31;
        return true;
    }

    private static int Add(int a, int b) => a + b;

    private static Box GetBox(Box box) => box;

    private static string Index(int[]? array, int index)
    {
        try
        {
            return array![index].ToString();
        }
        catch (Exception e) when (e is IndexOutOfRangeException or NullReferenceException)
        {
            return e.GetType().Name;
        }
    }

    public struct Inner
    {
        public int X;
        public int Y;

        public void Bump(ref int other)
        {
            X++;
            other += X;
            this = new Inner { X = X, Y = Y + 1 };
        }
    }

    public struct Outer
    {
        public Inner Inner;
        public int Count;

        public void Add(int n) => Count += n + Inner.X;
    }

    private sealed class Box
    {
        public Outer Outer;
        public string? Name;
        public bool Flag;
        public DayOfWeek Day;
        public int? Maybe;
        public Buffer Inline;
    }

    private ref struct SpanHolder(Span<int> span)
    {
        private readonly Span<int> _span = span;

        public int First
        {
            readonly get => _span[0];
            set => _span[0] = value;
        }
    }

    [InlineArray(4)]
    private struct Buffer
    {
        private int _first;
    }
}
