using System.Reflection;

namespace Interleave.Xunit.Copies;

/// <summary>
/// Finds the counterpart, in one worker's rewritten copy, of a type or method that xunit discovered in the original
/// assemblies. Types of assemblies that are not rewritten are the same in both.
/// </summary>
/// <param name="copyOf">The copy of an assembly, or null when it is not rewritten.</param>
internal sealed class TypeMap(Func<Assembly, Assembly?> copyOf)
{
    private const BindingFlags AllDeclared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal Assembly Map(Assembly original) => copyOf(original) ?? original;

    internal Type Map(Type original)
    {
        if (original.HasElementType)
        {
            Type element = Map(original.GetElementType()!);
            return original.IsByRef ? element.MakeByRefType()
                : original.IsPointer ? element.MakePointerType()
                : original.IsSZArray ? element.MakeArrayType()
                : element.MakeArrayType(original.GetArrayRank());
        }

        if (original.IsGenericParameter)
        {
            return original;
        }

        if (original.IsConstructedGenericType)
        {
            return Map(original.GetGenericTypeDefinition()).MakeGenericType([.. original.GetGenericArguments().Select(Map)]);
        }

        return copyOf(original.Assembly) is { } copy
            ? copy.GetType(original.FullName!, throwOnError: false) ?? throw new InvalidOperationException(
                $"The rewritten copy of {original.Assembly.GetName().Name} has no type {original.FullName}.")
            : original;
    }

    /// <summary>The counterpart of a method; a constructed generic method maps to one over the mapped types.</summary>
    internal MethodInfo Map(MethodInfo original)
    {
        if (original is { IsGenericMethod: true, IsGenericMethodDefinition: false })
        {
            return Map(original.GetGenericMethodDefinition()).MakeGenericMethod([.. original.GetGenericArguments().Select(Map)]);
        }

        Type type = Map(original.DeclaringType!);
        MethodInfo[] candidates = [.. type.GetMethods(AllDeclared).Where(m => SameShape(m, original))];
        MethodInfo[] exact = candidates.Length == 1 ? candidates : [.. candidates.Where(m => SameParameters(m, original))];
        return exact.Length == 1 ? exact[0] : throw new InvalidOperationException(
            $"The rewritten copy of {original.DeclaringType!.FullName} has {exact.Length} methods like {original.Name}; expected one.");
    }

    private static bool SameShape(MethodInfo copy, MethodInfo original) =>
        copy.Name == original.Name
        && copy.GetParameters().Length == original.GetParameters().Length
        && copy.GetGenericArguments().Length == original.GetGenericArguments().Length;

    /// <summary>By name: a parameter of a generic method's own type parameter has no mapped type.</summary>
    private static bool SameParameters(MethodInfo copy, MethodInfo original) =>
        copy.GetParameters().Select(p => p.ParameterType.ToString())
            .SequenceEqual(original.GetParameters().Select(p => p.ParameterType.ToString()), StringComparer.Ordinal);
}
