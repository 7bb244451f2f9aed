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
                };
            }

            if (KnownCollections.HasContents(definition))
            {
                return definition == typeof(System.Collections.Hashtable) ? CollectionShape.OneWriter : CollectionShape.Contents;
            }
        }

        return CollectionShape.None;
    }
}
