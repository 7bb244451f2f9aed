using System.Globalization;
using System.Reflection;

namespace Interleave.Runtime;

/// <summary>What a memory location holds now, for texts. Runs no code of the user.</summary>
internal static class LocationValue
{
    private const int MaxLength = 40;

    /// <summary>The value of an instance field or array element of a simple type; null when it can't be told.</summary>
    internal static string? Of(MemoryLocation location) => location.Key switch
    {
        Array { Rank: 1 } array when (uint)location.ElementIndex < (uint)array.Length => Text(array.GetValue(location.ElementIndex), array.GetType().GetElementType()!),
        Array or null => null,
        { } owner => FieldOf(owner.GetType(), location.Label) is { } field ? Text(field.GetValue(owner), field.FieldType) : null,
    };

    private static FieldInfo? FieldOf(Type type, string? label)
    {
        string name = label?[(label.LastIndexOf('.') + 1)..] ?? "";
        for (Type? declaring = type; declaring is not null && name.Length > 0; declaring = declaring.BaseType)
        {
            if (declaring.GetField(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } field)
            {
                return field;
            }
        }

        return null;
    }

    private static string? Text(object? value, Type type) => value switch
    {
        null => Nullable.GetUnderlyingType(type) is not null || !type.IsValueType ? "null" : null,
        string text => text.Length <= MaxLength ? $"\"{text}\"" : null,
        Enum or bool or char => value.ToString(),
        IFormattable number when type.IsPrimitive || value is decimal => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
