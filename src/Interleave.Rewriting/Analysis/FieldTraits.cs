using Mono.Cecil;

namespace Interleave.Rewriting.Analysis;

/// <summary>What the passes need to know about a field.</summary>
/// <param name="Definition">The field; null when its assembly can't be found.</param>
/// <param name="OnStruct">Declared by a struct.</param>
/// <param name="IsQuiet">Accesses are no scheduling points: readonly, literal, compiler-made, thread-static.</param>
/// <param name="IsPlumbing">Compiler-made through and through: not even references to it are noted.</param>
/// <param name="Member">Full name as the programmer knows it.</param>
internal sealed record FieldTraits(FieldDefinition? Definition, bool OnStruct, bool IsQuiet, bool IsPlumbing, string Member)
{
    /// <summary>Works them out.</summary>
    internal static FieldTraits Of(FieldReference field)
    {
        FieldDefinition? definition = TypeFacts.Resolve(field);
        TypeReference declaring = field.DeclaringType;
        string member = MemberName(declaring.GetElementType().FullName, field.Name);
        if (definition is null)
        {
            return new FieldTraits(null, TypeFacts.IsValueType(declaring), false, false, member);
        }

        TypeDefinition type = definition.DeclaringType;
        bool plumbing = IsPlumbingName(field.Name) || IsCacheType(type);
        bool quiet = plumbing || definition.IsInitOnly || definition.IsLiteral || IsRva(definition)
            || IsThreadStatic(definition) || IsStateMachine(type);
        return new FieldTraits(definition, type.IsValueType, quiet, plumbing, member);
    }

    /// <summary>True for types that exist only to hold what the compiler caches: delegates, call sites, constant data.</summary>
    internal static bool IsCacheType(TypeDefinition type)
    {
        for (TypeDefinition? t = type; t is not null; t = t.DeclaringType)
        {
            if (t.Name is "<Module>" or "<Interleave>"
                || IsInstrumentation(t)
                || t.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)
                || t.Name.StartsWith("<>O", StringComparison.Ordinal)
                || t.Name.StartsWith("<>o__", StringComparison.Ordinal)
                || (t.Name.StartsWith("<>c", StringComparison.Ordinal) && !t.Name.StartsWith("<>c__DisplayClass", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Coverage and mutation testers add types of their own, whose counters are nobody's shared state.</summary>
    internal static bool IsInstrumentation(TypeDefinition type) =>
        type.Namespace.StartsWith("Coverlet.Core.Instrumentation", StringComparison.Ordinal)
        || (type.Namespace.StartsWith("Stryker", StringComparison.Ordinal) && type.Name is "MutantControl" or "MutantContext");

    /// <summary>True for the classes and structs made of async methods and iterators.</summary>
    internal static bool IsStateMachine(TypeDefinition type)
    {
        if (!type.Name.StartsWith('<') || !type.HasInterfaces)
        {
            return false;
        }

        foreach (InterfaceImplementation implementation in type.Interfaces)
        {
            if (implementation.InterfaceType.FullName is "System.Runtime.CompilerServices.IAsyncStateMachine" or "System.Collections.IEnumerator")
            {
                return true;
            }
        }

        return false;
    }

    internal static bool IsThreadStatic(FieldDefinition field) =>
        field.IsStatic && TypeFacts.Has(field, "System", "ThreadStaticAttribute");

    internal static bool IsRva(FieldDefinition field) => field.Attributes.HasFlag(FieldAttributes.HasFieldRVA);

    internal static bool IsPlumbingName(string name) =>
        name.StartsWith("<>", StringComparison.Ordinal) || name.StartsWith("CS$<>", StringComparison.Ordinal) || name.StartsWith('$');

    private static string MemberName(string type, string field)
    {
        // <Name>k__BackingField is the property Name; <name>P a captured primary-constructor parameter.
        int close = field.StartsWith('<') ? field.IndexOf('>', StringComparison.Ordinal) : -1;
        string name = close > 1 ? field[1..close] : field;
        return $"{SourceType(type)}.{name}";
    }

    /// <summary>A type's full name as written in source; a closure's is that of the method's type.</summary>
    internal static string SourceType(string type)
    {
        int closure = type.IndexOf("/<", StringComparison.Ordinal);
        return (closure < 0 ? type : type[..closure]).Replace('/', '.');
    }
}
