using System.Globalization;
using System.Numerics;
using System.Text;

namespace Interleave.Xunit.Copies;

/// <summary>
/// Carries theory values from the original assemblies into a schedule. Immutable values pass as they are, enums and types
/// change identity, arrays of such are copied afresh. Everything else could be shared between schedules, or is of a type
/// that the copy has anew, so its row must be made again inside the schedule (<see cref="TheoryRow"/>).
/// </summary>
internal static class ArgumentCopier
{
    private const int LongestText = 60;

    private static readonly HashSet<Type> s_immutable =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Guid), typeof(Uri), typeof(Version), typeof(BigInteger), typeof(Int128), typeof(UInt128),
        typeof(Half), typeof(Rune), typeof(Index), typeof(Range), typeof(DBNull), typeof(CultureInfo),
    ];

    /// <summary>Whether <see cref="Copy"/> takes a value.</summary>
    internal static bool CanCopy(object? value) => value switch
    {
        null or Enum or Type => true,
        Array array => CanCopyElements(array),
        _ => IsImmutable(value.GetType()),
    };

    /// <summary>The value as the copy sees it: for arrays a fresh one.</summary>
    internal static object? Copy(object? value, TypeMap map) => value switch
    {
        null => null,
        Enum => Enum.ToObject(map.Map(value.GetType()), value),
        Type type => map.Map(type),
        Array array => CopyArray(array, map),
        _ => value,
    };

    /// <summary>The value as text that is the same in every process.</summary>
    internal static string Describe(object? value)
    {
        string text = value switch
        {
            null => "null",
            string s => $"\"{s}\"",
            char c => $"'{c}'",
            Type type => $"typeof({type.FullName})",
            Array array => $"[{string.Join(", ", array.Cast<object?>().Take(LongestText).Select(Describe))}]",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.GetType().FullName ?? value.GetType().Name,
        };
        return text.Length <= LongestText ? text : text[..LongestText] + "…";
    }

    private static bool IsImmutable(Type type) => type.IsPrimitive || s_immutable.Contains(type);

    private static bool CanCopyElements(Array array)
    {
        Type element = array.GetType().GetElementType()!;
        return array.Rank == 1 && (IsImmutable(element) || array.Cast<object?>().All(CanCopy));
    }

    private static Array CopyArray(Array array, TypeMap map)
    {
        Type element = array.GetType().GetElementType()!;
        if (IsImmutable(element))
        {
            return (Array)array.Clone();
        }

        var copy = Array.CreateInstance(map.Map(element), array.Length);
        for (int i = 0; i < array.Length; i++)
        {
            copy.SetValue(Copy(array.GetValue(i + array.GetLowerBound(0)), map), i);
        }

        return copy;
    }
}
