using System.Reflection;
using System.Runtime.CompilerServices;

namespace Unit.Rewriting;

/// <summary>Has the JIT compile every method of an assembly, generic ones over the type arguments that fit.</summary>
internal static class Prepared
{
    private static readonly Type[] s_candidates = [typeof(object), typeof(int), typeof(string), typeof(Exception), typeof(DayOfWeek), typeof(List<int>)];

    /// <summary>Prepares all.</summary>
    /// <returns>How many were prepared, and what went wrong.</returns>
    internal static (int Count, List<string> Failures) All(Assembly assembly)
    {
        int count = 0;
        var failures = new List<string>();
        foreach (Type type in Types(assembly))
        {
            const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            foreach (MethodBase method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)))
            {
                if (!method.IsAbstract && Prepare(type, method, failures))
                {
                    count++;
                }
            }
        }

        return (count, failures);
    }

    private static Type[] Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            // A package may leave optional references out.
            return [.. e.Types.OfType<Type>()];
        }
    }

    private static bool Prepare(Type type, MethodBase method, List<string> failures)
    {
        Type[] parameters = [.. type.GetGenericArguments(), .. method.IsGenericMethodDefinition ? method.GetGenericArguments() : []];
        RuntimeTypeHandle[] arguments = [.. parameters.Select(Argument).OfType<Type>().Select(t => t.TypeHandle)];
        if (arguments.Length != parameters.Length)
        {
            return false;
        }

        try
        {
            if (arguments.Length == 0)
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
            else
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle, arguments);
            }

            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or ArgumentException or PlatformNotSupportedException or DllNotFoundException
            or EntryPointNotFoundException
            || e.Message.Contains("violates the constraint", StringComparison.Ordinal))
        {
            // An optional reference, or a constraint our candidates do not meet.
            return false;
        }
        catch (Exception e)
        {
            failures.Add($"{type.FullName}.{method.Name}: {e.GetType().Name}: {e.Message}");
            return false;
        }
    }

    private static Type? Argument(Type parameter)
    {
        GenericParameterAttributes wanted = parameter.GenericParameterAttributes;
        foreach (Type candidate in s_candidates)
        {
            bool isStruct = candidate.IsValueType;
            bool fits = (!wanted.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) || !isStruct)
                && (!wanted.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) || isStruct)
                && (!wanted.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) || isStruct || candidate.GetConstructor([]) is not null)
                && Array.TrueForAll(parameter.GetGenericParameterConstraints(), c => c.ContainsGenericParameters ? Meets(candidate, c) : c.IsAssignableFrom(candidate));
            if (fits)
            {
                return candidate;
            }
        }

        // A type of the assembly itself may be what the constraint asks for.
        return Array.Find(parameter.GetGenericParameterConstraints(), c => c is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false });
    }

    private static bool Meets(Type candidate, Type constraint) =>
        Array.Exists(candidate.GetInterfaces(), i => i.IsGenericType && constraint.IsGenericType && i.GetGenericTypeDefinition() == constraint.GetGenericTypeDefinition());
}
