using System.Reflection;

namespace Interleave.Runtime;

/// <summary>
/// The shapes of the types met so far, by exact type: one look-up a call. One instance per worker, so that types of a
/// collectible load context are not kept for longer than the worker.
/// </summary>
internal sealed class CollectionShapes
{
    private readonly Dictionary<Type, CollectionShape> _known = [];

    internal CollectionShape Of(Type type)
    {
        if (!_known.TryGetValue(type, out CollectionShape? shape))
        {
            shape = Make(type);
            _known.Add(type, shape);
        }

        return shape;
    }

    private static CollectionShape Make(Type type)
    {
        for (Type? t = type; t is not null; t = t.BaseType)
        {
            Type definition = KnownCollections.Definition(t);
            if (KnownCollections.IsConcurrent(definition))
            {
                return CollectionShape.ThreadSafe;
            }

            if (KnownCollections.IsThreadSafe(definition))
            {
                return CollectionShape.None;
            }

            if (KnownCollections.IsView(definition))
            {
                return new CollectionShape(CollectionKind.View, [.. ViewFields.Of(t).Select(p => FieldPath.Getter(t, p))])
                {
                    IsQuery = KnownCollections.IsQuery(definition),
                    IsBuffered = KnownCollections.IsBufferedQuery(definition),
                    Overrides = Overrides(type, t),
                };
            }

            if (KnownCollections.HasContents(definition))
            {
                CollectionShape shape = definition == typeof(System.Collections.Hashtable) ? CollectionShape.OneWriter : CollectionShape.Contents;
                return ReferenceEquals(type, t) ? shape : shape with { Overrides = Overrides(type, t) };
            }
        }

        return CollectionShape.None;
    }

    private static HashSet<string> Overrides(Type type, Type known)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (Type t = type; !ReferenceEquals(t, known); t = t.BaseType!)
        {
            names.UnionWith(t
                .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(m => m.IsVirtual && m.GetBaseDefinition() is { } original && original != m && original.DeclaringType!.IsAssignableFrom(known))
                .Select(m => m.Name.StartsWith("get_", StringComparison.Ordinal) || m.Name.StartsWith("set_", StringComparison.Ordinal) ? m.Name[4..] : m.Name));
        }

        return names;
    }
}
