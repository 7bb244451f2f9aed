namespace Unit.Rewriting.Fixtures;

/// <summary>Type initialisers: precise, lazy, generic; thread-static fields.</summary>
public static class StaticShapes
{
    public static string Precise()
    {
        int touched = PreciseType.Touch();
        string text = $"{Log.Count} {touched} {PreciseType.Value}";
        PreciseType.Reset();
        return text;
    }

    public static string Lazy() => $"{LazyType.Answer} {LazyType.Table[2]} {LazyType.Name}";

    public static string Generic()
    {
        GenericType<int>.Items.Add(1);
        GenericType<string>.Items.Add(2);
        GenericType<string>.Items.Add(3);
        string text = $"{GenericType<int>.Items.Count} {GenericType<string>.Items.Count} {GenericType<int>.Kind.Name}";
        GenericType<int>.Items.Clear();
        GenericType<string>.Items.Clear();
        return text;
    }

    public static string ThreadStatics()
    {
        ThreadStaticType.Count += 2;
        ThreadStaticType.Count++;
        string text = ThreadStaticType.Count.ToString();
        ThreadStaticType.Count = 0;
        return text;
    }

    public static string Cycles() => $"{CycleA.Value} {CycleB.Value}";

    public static string StructStatics() => $"{WithStatics.Zero.X} {new WithStatics(4).X} {WithStatics.Created > 0}";

    public static string Inherited() => $"{Derived.FromBase} {Derived.Own}";

    private static class Log
    {
        public static int Count;
    }

    private static class PreciseType
    {
        static PreciseType()
        {
            Log.Count++;
            Value = 42;
        }

        public static int Value { get; private set; }

        public static int Touch() => Value++;

        public static void Reset() => Value = 42;
    }

    private static class LazyType
    {
        public static readonly int Answer = Compute(6);
        public static readonly int[] Table = [1, 2, 3];
        public static readonly string Name = nameof(LazyType) + Answer;
        public const int Constant = 3;

        private static int Compute(int n) => n * 7;
    }

    private static class GenericType<T>
    {
        public static readonly List<int> Items = [];
        public static readonly Type Kind = typeof(T);
    }

    private static class ThreadStaticType
    {
        [ThreadStatic]
        public static int Count;
    }

    private static class CycleA
    {
        public static readonly int Value = CycleB.Value + 1;
    }

    private static class CycleB
    {
        public static readonly int Value = CycleA.Value + 10;
    }

    private readonly struct WithStatics
    {
        public static readonly WithStatics Zero = new(0);
        public static int Created;

        public WithStatics(int x)
        {
            X = x;
            Created++;
        }

        public int X { get; }
    }

    private class Base
    {
        public static string FromBase { get; } = "base";
    }

    private sealed class Derived : Base
    {
        public static readonly string Own = FromBase + "derived";
    }
}
