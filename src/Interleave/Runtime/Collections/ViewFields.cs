using System.Collections;
using System.Reflection;

namespace Interleave.Runtime;

/// <summary>
/// Finds the fields through which a view reaches what it shows, by their types and not by their names: fields of
/// known collections, of their parts, and of any sequence. Never an item: a field whose type is a type parameter may
/// hold somebody else's collection.
/// </summary>
internal static class ViewFields
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const int MaxNesting = 4;

    /// <summary>The paths, each a chain of fields whose last one holds an object and whose others hold structs.</summary>
    internal static List<FieldInfo[]> Of(Type view)
    {
        var paths = new List<FieldInfo[]>();
        Collect(view, [], paths);
        return paths;
    }

    private static void Collect(Type view, FieldInfo[] prefix, List<FieldInfo[]> paths)
    {
        if (prefix.Length == MaxNesting)
        {
            return;
        }

        for (Type? type = view; type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
        {
            Type definition = KnownCollections.Definition(type);
            if (KnownCollections.HasContents(definition))
            {
                // A wrapper that derives from what it wraps: its own contents are empty.
                return;
            }

            foreach (FieldInfo field in definition.GetFields(Own))
            {
                Consider(type, definition, field, prefix, paths);
            }
        }
    }

    private static void Consider(Type type, Type definition, FieldInfo open, FieldInfo[] prefix, List<FieldInfo[]> paths)
    {
        Type declared = open.FieldType;
        Type fieldDefinition = KnownCollections.Definition(declared);
        if (declared.IsGenericParameter || declared.IsArray || declared.IsPointer || declared.IsPrimitive || declared == typeof(string)
            || fieldDefinition.DeclaringType == definition || HoldsParts(declared, definition))
        {
            return;
        }

        FieldInfo closed = type.GetField(open.Name, Own)!;
        if (declared.IsValueType)
        {
            if (KnownCollections.IsView(fieldDefinition))
            {
                Collect(closed.FieldType, [.. prefix, closed], paths);
            }
        }
        else if (IsSequence(declared, fieldDefinition))
        {
            paths.Add([.. prefix, closed]);
        }
    }

    private static bool IsSequence(Type declared, Type definition) =>
        KnownCollections.HasContents(definition)
        || KnownCollections.IsView(definition)
        || typeof(IEnumerable).IsAssignableFrom(declared)
        || typeof(IEnumerator).IsAssignableFrom(declared);

    /// <summary>A collection the implementation made for itself: a stack of tree nodes, the set of what a query has seen.</summary>
    private static bool HoldsParts(Type declared, Type definition)
    {
        bool isScratch = KnownCollections.IsQuery(definition)
            && KnownCollections.Definition(declared) is { } d && (d == typeof(HashSet<>) || d == typeof(Queue<>) || d == typeof(Stack<>));
        return isScratch || Array.Exists(declared.GetGenericArguments(), a => a.IsNestedPrivate || a.IsNestedAssembly);
    }
}
