using System.Text;

namespace Interleave.Runtime;

/// <summary>Type names as a person writes them in C#.</summary>
internal static class TypeNames
{
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
}
