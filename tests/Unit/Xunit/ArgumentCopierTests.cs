using System.Reflection;
using System.Runtime.Loader;
using Interleave.Xunit.Copies;
using Xunit;

namespace Unit.XunitFront;

public sealed class ArgumentCopierTests
{
    private static readonly TypeMap s_same = new(_ => null);

    public static TheoryData<object?> Immutable =>
        [(object?)null, 1, 2.5, 'c', "text", 1.5m, Guid.Empty, new DateTime(2026, 1, 2), TimeSpan.FromSeconds(3), DayOfWeek.Friday, typeof(string)];

    [Theory]
    [MemberData(nameof(Immutable))]
    public void Copy_ImmutableValue_IsEqual(object? value)
    {
        Assert.True(ArgumentCopier.CanCopy(value));
        Assert.Equal(value, ArgumentCopier.Copy(value, s_same));
    }

    [Fact]
    public void Copy_Array_IsFresh()
    {
        int[][] jagged = [[1, 2], [3]];
        var copy = Assert.IsType<int[][]>(ArgumentCopier.Copy(jagged, s_same));
        Assert.Equal(jagged, copy);
        Assert.NotSame(jagged, copy);
        Assert.NotSame(jagged[0], copy[0]);
    }

    [Fact]
    public void Copy_ObjectArrayWithNull_KeepsItsValues()
    {
        object?[] mixed = [1, null, "x"];
        Assert.Equal(mixed, ArgumentCopier.Copy(mixed, s_same));
    }

    [Fact]
    public void CanCopy_MutableOrForeignValue_IsFalse()
    {
        Assert.False(ArgumentCopier.CanCopy(new List<int>()));
        Assert.False(ArgumentCopier.CanCopy(new object?[] { 1, new List<int>() }));
        Assert.False(ArgumentCopier.CanCopy(new int[1, 1]));
        Assert.False(ArgumentCopier.CanCopy(this));
    }

    [Fact]
    public void Copy_EnumTypeAndArrayOfACopiedAssembly_AreOfTheCopy()
    {
        var context = new AssemblyLoadContext("copy", isCollectible: true);
        Assembly original = typeof(ArgumentCopierTests).Assembly;
        Assembly copy = context.LoadFromAssemblyPath(original.Location);
        var map = new TypeMap(a => a == original ? copy : null);

        object colour = ArgumentCopier.Copy(Colour.Green, map)!;
        Assert.Same(copy, colour.GetType().Assembly);
        Assert.Equal("Green", colour.ToString());
        Assert.Same(copy, ((Type)ArgumentCopier.Copy(typeof(Colour), map)!).Assembly);
        Assert.Same(copy, ArgumentCopier.Copy(new[] { Colour.Green }, map)!.GetType().GetElementType()!.Assembly);
        context.Unload();
    }

    [Fact]
    public void Describe_Values_AreTheSameInEveryProcess()
    {
        Assert.Equal("null", ArgumentCopier.Describe(null));
        Assert.Equal("\"a\"", ArgumentCopier.Describe("a"));
        Assert.Equal("2.5", ArgumentCopier.Describe(2.5));
        Assert.Equal("[1, 2]", ArgumentCopier.Describe(new[] { 1, 2 }));
        Assert.Equal(typeof(List<int>).FullName![..60] + "…", ArgumentCopier.Describe(new List<int>()));
        Assert.Equal(61, ArgumentCopier.Describe(new string('x', 200)).Length);
    }

    private enum Colour
    {
        Red,
        Green,
    }
}
