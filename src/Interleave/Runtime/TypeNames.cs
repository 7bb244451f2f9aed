using System.Text;

namespace Interleave.Runtime;

/// <summary>Type names as a person writes them in C#.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>The name without namespace, generic arguments in angle brackets.</summary>
    internal static string Short(Type type)
    {
        if (type.IsArray)
        {
            return Short(type.GetElementType()!) + "[]";
        }

        string name = type.Name;
        if (!type.IsGenericType)
        {
            return name;
        }

        int tick = name.IndexOf('`', StringComparison.Ordinal);
        var text = new StringBuilder(tick < 0 ? name : name[..tick]);
        text.Append('<').AppendJoin(", ", type.GetGenericArguments().Select(Short)).Append('>');
        return text.ToString();
    }

    /// <summary>The name with C#'s own names for the built-in types, and nested types after their outer one: <c>ImmutableList&lt;int&gt;.Builder</c>.</summary>
    internal static string InSource(Type type)
    {
        if (s_keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return InSource(type.GetElementType()!) + "[]";
        }

        Type[] arguments = type.GetGenericArguments();
        var chain = new Stack<Type>();
        for (Type? t = type; t is not null; t = t.DeclaringType)
        {
            chain.Push(t);
        }

        var text = new StringBuilder();
        int used = 0;
        foreach (Type part in chain)
        {
            int arity = part.GetGenericArguments().Length;
            int tick = part.Name.IndexOf('`', StringComparison.Ordinal);
            text.Append(text.Length > 0 ? "." : "").Append(tick < 0 ? part.Name : part.Name[..tick]);
            if (arity > used)
            {
                text.Append('<').AppendJoin(", ", arguments[used..arity].Select(InSource)).Append('>');
                used = arity;
            }
        }

        return text.ToString();
    }
}
