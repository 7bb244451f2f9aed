using System.ComponentModel;
using System.Globalization;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.String.

namespace Interleave.Primitives;

/// <summary>Models the hash codes of <see cref="string"/>, which are random for each process.</summary>
[ModelOf(typeof(string))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StringModel
{
    public static int GetHashCode(string value) => StableHash.OfText(value ?? throw new NullReferenceException());

    public static int GetHashCode(string value, StringComparison comparisonType) => GetHashCode(value.AsSpan(), comparisonType);

    public static int GetHashCode(ReadOnlySpan<char> value) => StableHash.OfText(value);

    public static int GetHashCode(ReadOnlySpan<char> value, StringComparison comparisonType) => comparisonType switch
    {
        StringComparison.Ordinal => StableHash.OfText(value),
        StringComparison.OrdinalIgnoreCase => StableHash.OfText(value.ToString().ToUpperInvariant()),
        StringComparison.CurrentCulture => Sorted(value, CultureInfo.CurrentCulture, CompareOptions.None),
        StringComparison.CurrentCultureIgnoreCase => Sorted(value, CultureInfo.CurrentCulture, CompareOptions.IgnoreCase),
        StringComparison.InvariantCulture => Sorted(value, CultureInfo.InvariantCulture, CompareOptions.None),
        StringComparison.InvariantCultureIgnoreCase => Sorted(value, CultureInfo.InvariantCulture, CompareOptions.IgnoreCase),
        _ => throw new ArgumentException("The string comparison type passed in is currently not supported.", nameof(comparisonType)),
    };

    private static int Sorted(ReadOnlySpan<char> value, CultureInfo culture, CompareOptions options) =>
        StableHash.OfBytes(culture.CompareInfo.GetSortKey(value.ToString(), options).KeyData);
}
