using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Interleave.Rewriting.Policy;
using Interleave.Runtime;
using Xunit;

namespace Unit.Rewriting;

/// <summary>The table of collection members against the class library this runs on.</summary>
public sealed class CollectionTableTests
{
    private static readonly Assembly[] s_library =
    [
        typeof(object).Assembly, typeof(SortedSet<>).Assembly, typeof(Stack).Assembly, typeof(Enumerable).Assembly, typeof(ImmutableArray).Assembly,
        typeof(System.Collections.ObjectModel.ObservableCollection<>).Assembly,
    ];

    [Fact]
    public void Table_ListedType_NamesEachOfItsMembers()
    {
        IEnumerable<string> missing =
            from name in CollectionPolicy.Default.WholeTypes
            from member in Members(Find(name))
            where !CollectionPolicy.Default.Names(name, member)
            select $"{name}::{member}: say in CollectionTable whether it reads or writes the contents.";
        Assert.Empty(missing);
    }

    [Fact]
    public void Table_NamedMember_Exists()
    {
        foreach (string name in CollectionPolicy.Default.WholeTypes)
        {
            Type type = Find(name);
            HashSet<string> members = [.. Members(type)];

            // The same lines serve all enumerators; those without Reset implement it explicitly.
            Assert.Empty(CollectionPolicy.Default.MembersOf(name).Where(m => !members.Contains(m) && m is not "Reset" && !(m == "Dispose" && type.IsValueType)).Select(m => $"{name}::{m}"));
        }
    }

    [Fact]
    public void Table_TypesWithContentsAndViews_AreListedWithTheirPublicNestedTypes()
    {
        foreach (Type type in KnownCollections.AllContents.Concat(KnownCollections.AllViews))
        {
            Assert.All(WithNested(type).Select(Name), n => Assert.True(CollectionPolicy.Default.Knows(n), $"{n} is not in CollectionTable"));
        }
    }

    [Theory]
    [InlineData("System.Collections.Generic.List`1", "NewInTheNextRuntime", nameof(CollectionUse.Writes))]
    [InlineData("System.Collections.Generic.IList`1", "NewInTheNextRuntime", nameof(CollectionUse.None))]
    [InlineData("System.Collections.Generic.List`1", "get_Item", nameof(CollectionUse.Reads))]
    [InlineData("System.Collections.Generic.List`1", "set_Item", nameof(CollectionUse.Writes))]
    [InlineData("System.Collections.Generic.List`1", "AsReadOnly", nameof(CollectionUse.None))]
    [InlineData("System.Linq.Enumerable", "Whatever", nameof(CollectionUse.Arguments))]
    [InlineData("System.Collections.Concurrent.ConcurrentDictionary`2", "TryAdd", nameof(CollectionUse.None))]
    public void For_Member_SaysWhatItDoes(string type, string member, string expected) =>
        Assert.Equal(expected, CollectionPolicy.Default.For(type, member, out _).ToString());

    [Fact]
    public void Views_EveryEnumeratorAndPartOfAKnownType_LeadsToItsContents()
    {
        // Also the private ones: a runtime that renames or retypes a field must not make them blind.
        foreach (Type type in KnownCollections.AllContents.Concat(KnownCollections.AllViews))
        {
            foreach (Type view in WithNested(type, BindingFlags.Public | BindingFlags.NonPublic).Where(IsUsed).Select(Close))
            {
                Assert.True(ViewFields.Of(view).Count > 0, $"{view} has no field that leads to its collection");
            }
        }
    }

    private static bool IsUsed(Type type) =>
        (KnownCollections.IsView(type) && !KnownCollections.IsThreadSafe(type) && !KnownCollections.HasContents(type))
        && (typeof(IEnumerator).IsAssignableFrom(type) || typeof(IEnumerable).IsAssignableFrom(type))
        && !type.Name.StartsWith("SZ", StringComparison.Ordinal);

    private static Type Close(Type open) =>
        open.IsGenericTypeDefinition ? open.MakeGenericType([.. open.GetGenericArguments().Select((_, i) => i == 0 ? typeof(int) : typeof(string))]) : open;

    private static IEnumerable<Type> WithNested(Type type, BindingFlags visibility = BindingFlags.Public) =>
        type.GetNestedTypes(visibility).Where(n => !n.IsInterface && !n.IsEnum && !typeof(Delegate).IsAssignableFrom(n)).SelectMany(n => WithNested(n, visibility)).Prepend(type);

    private static string Name(Type type) => type.FullName!.Replace('+', '/');

    private static Type Find(string name) =>
        Array.ConvertAll(s_library, a => a.GetType(name.Replace('/', '+'))).FirstOrDefault(t => t is not null) ?? throw new TypeLoadException(name);

    /// <summary>What other code can call: public members, and protected ones of classes that can be derived from.</summary>
    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .OfType<MethodBase>()
        .Where(m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly)
        .Where(m => !(m.IsStatic && m.IsConstructor) && m.Name is not "Finalize")
        .Select(m => m.Name.TrimStart('.'))
        .Distinct();
}
