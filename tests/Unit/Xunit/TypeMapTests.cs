using System.Reflection;
using System.Runtime.Loader;
using Interleave.Xunit.Copies;
using Xunit;

namespace Unit.XunitFront;

public sealed class TypeMapTests : IDisposable
{
    private readonly AssemblyLoadContext _context = new("copy", isCollectible: true);
    private readonly Assembly _copy;
    private readonly TypeMap _map;

    public TypeMapTests()
    {
        Assembly original = typeof(TypeMapTests).Assembly;
        _copy = _context.LoadFromAssemblyPath(original.Location);
        _map = new TypeMap(a => a == original ? _copy : null);
    }

    public void Dispose() => _context.Unload();

    [Theory]
    [InlineData(typeof(Inner))]
    [InlineData(typeof(Inner[]))]
    [InlineData(typeof(Inner[,]))]
    [InlineData(typeof(Outer<Inner>))]
    [InlineData(typeof(List<Inner>))]
    [InlineData(typeof(Outer<>))]
    public void Map_TypeOverTheCopiedAssembly_IsOfTheCopy(Type type)
    {
        Type mapped = _map.Map(type);
        Assert.NotSame(type, mapped);
        Assert.Equal(type.ToString(), mapped.ToString());
    }

    [Theory]
    [InlineData(typeof(int))]
    [InlineData(typeof(List<string>))]
    [InlineData(typeof(FactAttribute))]
    public void Map_TypeOfAnotherAssembly_IsTheSame(Type type) => Assert.Same(type, _map.Map(type));

    [Fact]
    public void Map_OverloadedAndGenericMethods_AreFound()
    {
        foreach (MethodInfo method in typeof(Inner).GetMethods(BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            MethodInfo mapped = _map.Map(method);
            Assert.Same(_copy, mapped.Module.Assembly);
            Assert.Equal(method.ToString(), mapped.ToString());
        }

        MethodInfo closed = typeof(Inner).GetMethod("Generic", BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(typeof(Inner));
        Assert.Same(_copy, _map.Map(closed).GetGenericArguments()[0].Assembly);
    }

    private sealed class Outer<T>
    {
        public T? Value { get; set; }
    }

    private sealed class Inner
    {
        internal static int Overloaded(int number) => number;

        internal static int Overloaded(Inner? other) => other is null ? 0 : 1;

        internal static T Generic<T>(T value) => value;
    }
}
