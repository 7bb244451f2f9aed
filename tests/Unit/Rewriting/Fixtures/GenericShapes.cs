using System.Numerics;

namespace Unit.Rewriting.Fixtures;

/// <summary>Generics of all kinds, virtual calls, interfaces.</summary>
public static class GenericShapes
{
    public static string Classes()
    {
        var a = new Cell<int>(3);
        var b = new Cell<string>("s");
        a.Set(a.Value + 1);
        b.Set(b.Value + "t");
        Cell<int>.Shared++;
        Cell<string>.Shared += 5;
        string text = $"{a.Value} {b.Value} {Cell<int>.Shared} {Cell<string>.Shared} {a.Map(n => n.ToString()).Value}";
        Cell<int>.Shared = Cell<string>.Shared = 0;
        return text;
    }

    public static string Methods()
    {
        int x = 1;
        int y = 2;
        Swap(ref x, ref y);
        string p = "p";
        string q = "q";
        Swap(ref p, ref q);
        return $"{x}{y}{p}{q} {Largest(3, 9, 4)} {Default<int>()} {Default<string>() ?? "null"}";
    }

    public static string GenericMath() => $"{Sum<int>([1, 2, 3])} {Sum<double>([0.5, 0.25])} {Make<Meter>().Name} {Add(new Meter(1), new Meter(2)).Value}";

    public static string DefaultInterfaceMethods()
    {
        INamed named = new Plain();
        INamed other = new Special();
        return $"{named.Describe()} {other.Describe()} {INamed.Count}";
    }

    public static string CovariantReturns()
    {
        Animal animal = new Cat();
        return $"{animal.Self().GetType().Name} {new Cat().Self().Purr()}";
    }

    public static string StructReceivers()
    {
        var list = new List<Tick> { new(1), new(2) };
        Tick[] array = [new(3), new(4)];
        array[0].Advance();
        IAdvance boxed = array[1];
        boxed.Advance();
        Tick local = list[0];
        local.Advance();
        return $"{array[0]} {boxed} {array[1]} {local} {list[0]} {Constrained(ref array[1])} {array[1]}";
    }

    public static string Constraints()
    {
        int total = 0;
        foreach (Tick tick in new Ticks(3))
        {
            total += tick.Value;
        }

        return $"{total} {Compare(3, 4)} {Hash("a") == Hash("a")}";
    }

    private static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);

    private static T Largest<T>(params T[] items)
        where T : IComparable<T>
    {
        T best = items[0];
        for (int i = 1; i < items.Length; i++)
        {
            if (items[i].CompareTo(best) > 0)
            {
                best = items[i];
            }
        }

        return best;
    }

    private static T? Default<T>() => default;

    private static T Sum<T>(ReadOnlySpan<T> items)
        where T : INumber<T>
    {
        T sum = T.Zero;
        foreach (T item in items)
        {
            sum += item;
        }

        return sum;
    }

    private static T Make<T>()
        where T : IUnit<T> => T.Create();

    private static T Add<T>(T a, T b)
        where T : IAdditionOperators<T, T, T> => a + b;

    private static string Constrained<T>(ref T item)
        where T : IAdvance
    {
        item.Advance();
        return item.ToString() ?? "";
    }

    private static int Compare<T>(T a, T b) => Comparer<T>.Default.Compare(a, b);

    private static int Hash<T>(T a)
        where T : notnull => EqualityComparer<T>.Default.GetHashCode(a);

    private interface IAdvance
    {
        void Advance();
    }

    private interface INamed
    {
        static int Count { get; set; } = 3;

        string Name => "default";

        string Describe() => $"{Name}!";
    }

    private interface IUnit<TSelf>
        where TSelf : IUnit<TSelf>
    {
        static abstract TSelf Create();

        string Name { get; }
    }

    private readonly record struct Meter(int Value) : IUnit<Meter>, IAdditionOperators<Meter, Meter, Meter>
    {
        public string Name => "meter";

        public static Meter Create() => new(1);

        public static Meter operator +(Meter left, Meter right) => new(left.Value + right.Value);
    }

    private struct Tick(int value) : IAdvance
    {
        public int Value { get; private set; } = value;

        public void Advance() => Value++;

        public override readonly string ToString() => Value.ToString();
    }

    private readonly struct Ticks(int count)
    {
        public Enumerator GetEnumerator() => new(count);

        public struct Enumerator(int count)
        {
            private int _next = 0;

            public readonly Tick Current => new(_next);

            public bool MoveNext() => ++_next <= count;
        }
    }

    private sealed class Plain : INamed;

    private sealed class Special : INamed
    {
        public string Name => "special";
    }

    private class Animal
    {
        public virtual Animal Self() => this;
    }

    private sealed class Cat : Animal
    {
        public override Cat Self() => this;

        public string Purr() => "purr";
    }

    private sealed class Cell<T>(T value)
    {
        public static int Shared;
        private T _value = value;

        public T Value => _value;

        public void Set(T value) => _value = value;

        public Cell<TOther> Map<TOther>(Func<T, TOther> map) => new(map(_value));
    }
}
