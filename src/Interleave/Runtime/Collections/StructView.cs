namespace Interleave.Runtime;

/// <summary>Reads the object whose contents a struct shows.</summary>
/// <typeparam name="T">The struct.</typeparam>
/// <param name="view">The struct.</param>
/// <returns>The object; null when it shows none.</returns>
internal delegate object? StructViewPath<T>(ref T view)
    where T : allows ref struct;

/// <summary>How to get from a struct enumerator to its collection.</summary>
internal static class StructView<T>
    where T : allows ref struct
{
    internal static readonly StructViewPath<T>[] Paths = KnownCollections.IsView(KnownCollections.Definition(typeof(T)))
        ? [.. ViewFields.Of(typeof(T)).Select(FieldPath.Getter<T>)]
        : [];

    internal static bool IsEmpty => Paths.Length == 0;
}
