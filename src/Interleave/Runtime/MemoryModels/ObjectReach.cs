using System.Reflection;
using System.Collections.Concurrent;

namespace Interleave.Runtime.MemoryModels;

/// <summary>
/// The objects reachable from one: "all modifications that are reachable through the instance reference" are committed
/// by storing it (Memory-model.md, Object assignment). Walks real memory by reflection, up to a bound.
/// </summary>
internal sealed class ObjectReach
{
    /// <summary>Objects looked at; past that everything counts as reachable, which loses weak behaviour only.</summary>
    private const int MaxObjects = 256;

    private static readonly ConcurrentDictionary<Type, FieldInfo[]> s_fields = new();

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private bool _overflow;

    internal static ObjectReach From(object root)
    {
        var reach = new ObjectReach();
        var todo = new Stack<object>();
        reach.Add(root, todo);
        while (todo.TryPop(out object? at) && !reach._overflow)
        {
            reach.Visit(at, todo);
        }

        return reach;
    }

    internal bool Contains(object target) => _overflow || _seen.Contains(target);

    private void Visit(object at, Stack<object> todo)
    {
        if (at is Array array)
        {
            Type element = array.GetType().GetElementType()!;
            if (!element.IsPrimitive && !element.IsEnum && !element.IsPointer)
            {
                foreach (object? item in array)
                {
                    Add(item, todo);
                }
            }

            return;
        }

        foreach (FieldInfo field in s_fields.GetOrAdd(at.GetType(), FieldsOf))
        {
            Add(field.GetValue(at), todo);
        }
    }

    private void Add(object? item, Stack<object> todo)
    {
        if (item is null or string or Type or MemberInfo or Delegate { Target: null } || _overflow)
        {
            return;
        }

        _overflow = _seen.Count >= MaxObjects;
        if (_seen.Add(item))
        {
            todo.Push(item);
        }
    }

    private static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (Type? t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            fields.AddRange(t
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(static f => !f.FieldType.IsPrimitive && !f.FieldType.IsEnum && !f.FieldType.IsPointer && !f.FieldType.IsByRefLike && f.FieldType != typeof(string)));
        }

        return [.. fields];
    }
}
