using System.Reflection;
using Interleave.Primitives;
using Interleave.Runtime;

namespace Unit.Primitives;

/// <summary>Which public members of a modelled or replaced type have a counterpart.</summary>
internal static class ModelCoverage
{
    private static readonly Dictionary<Type, Type> s_replaced = typeof(MonitorModel).Assembly.GetTypes()
        .Where(t => t.IsDefined(typeof(ReplacesAttribute)))
        .ToDictionary(t => t.GetCustomAttribute<ReplacesAttribute>()!.Replaced);

    public static IEnumerable<(Type Modelled, Type Model)> Models => typeof(MonitorModel).Assembly.GetTypes()
        .Where(t => t.IsDefined(typeof(ModelOfAttribute)))
        .Select(t => (t.GetCustomAttribute<ModelOfAttribute>()!.Modelled, t));

    public static IEnumerable<(Type Replaced, Type By)> Replacements => s_replaced.Select(p => (p.Key, p.Value));

    /// <summary>Members without a counterpart, by name and number of parameters.</summary>
    public static IEnumerable<string> Missing(Type modelled, Type model)
    {
        HashSet<string> have = [.. model.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(m => Key(m.Name, Types(m)))];
        return Members(modelled)
            .Where(m => !have.Contains(Key(m.IsConstructor ? "ctor" : m.Name, m.IsStatic || m.IsConstructor ? Types(m) : [Receiver(modelled), .. Types(m)])))
            .Select(m => $"{Name(modelled)}.{m.Name.TrimStart('.')}/{m.GetParameters().Length}")
            .Distinct();
    }

    /// <summary>Members of a replaced type that its stand-in lacks.</summary>
    public static IEnumerable<string> MissingInReplacement(Type replaced, Type by)
    {
        HashSet<string> have = [.. Members(by).Select(m => Key(m.Name, Types(m)))];
        return Members(replaced).Where(m => !have.Contains(Key(m.Name, Types(m)))).Select(m => $"{Name(replaced)}.{m.Name.TrimStart('.')}/{m.GetParameters().Length}").Distinct();
    }

    private static IEnumerable<MethodBase> Members(Type type) =>
        [
            .. type.GetConstructors(BindingFlags.Public | BindingFlags.Instance),
            .. type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly),
        ];

    private static string Receiver(Type type) => type.IsValueType ? Text(type) + "&" : Text(type);

    private static IEnumerable<string> Types(MethodBase method) => method.GetParameters().Select(p => Text(p.ParameterType));

    private static string Key(string name, IEnumerable<string> types) => $"{name}({string.Join(",", types)})";

    /// <summary>A type's text with generic parameters by position and replaced types as what they replace.</summary>
    private static string Text(Type type)
    {
        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "!" : "!!") + type.GenericParameterPosition;
        }

        if (type.HasElementType)
        {
            return Text(type.GetElementType()!) + (type.IsArray ? "[]" : type.IsByRef ? "&" : "*");
        }

        Type open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        Type original = s_replaced.FirstOrDefault(p => p.Value == open).Key ?? open;
        string name = original.Namespace + "." + Name(original);
        return type.IsGenericType ? $"{name}<{string.Join(",", type.GetGenericArguments().Select(Text))}>" : name;
    }

    private static string Name(Type type) => type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name;
}
