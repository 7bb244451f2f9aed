using Mono.Cecil;

namespace Interleave.Rewriting.Analysis;

/// <summary>Questions about types that need their definition; a type that can't be resolved counts as a plain class.</summary>
internal static class TypeFacts
{
    /// <summary>The type without modreq, modopt and pinning.</summary>
    internal static TypeReference Strip(TypeReference type)
    {
        while (true)
        {
            switch (type)
            {
                case IModifierType modifier:
                    type = modifier.ElementType;
                    break;
                case PinnedType pinned:
                    type = pinned.ElementType;
                    break;
                default:
                    return type;
            }
        }
    }

    internal static bool IsByReference(TypeReference type) => Strip(type) is ByReferenceType;

    internal static bool IsPointer(TypeReference type) => Strip(type) is PointerType or FunctionPointerType;

    internal static bool IsValueType(TypeReference type)
    {
        TypeReference element = type.GetElementType();
        if (element.IsValueType || element is TypeDefinition)
        {
            return element.IsValueType;
        }

        // A TypeRef row does not say; signatures that mention it do, but not every module has one.
        return type is not ArrayType && Resolve(element)?.IsValueType == true;
    }

    internal static bool IsByRefLike(TypeReference type) =>
        IsValueType(type) && Resolve(type.GetElementType()) is { } definition && Has(definition, "System.Runtime.CompilerServices", "IsByRefLikeAttribute");

    internal static bool Has(ICustomAttributeProvider provider, string @namespace, string name)
    {
        if (provider.HasCustomAttributes)
        {
            foreach (CustomAttribute attribute in provider.CustomAttributes)
            {
                if (attribute.AttributeType.Name == name && attribute.AttributeType.Namespace == @namespace)
                {
                    return true;
                }
            }
        }

        return false;
    }

    internal static bool IsCompilerGenerated(ICustomAttributeProvider provider) =>
        Has(provider, "System.Runtime.CompilerServices", "CompilerGeneratedAttribute");

    internal static TypeDefinition? Resolve(TypeReference type)
    {
        try
        {
            return type.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    internal static FieldDefinition? Resolve(FieldReference field)
    {
        try
        {
            return field.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    internal static MethodDefinition? Resolve(MethodReference method)
    {
        try
        {
            return method.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    /// <summary>Simple name of the assembly that a type reference points into; the module's own for definitions.</summary>
    internal static string AssemblyOf(TypeReference type) => type.GetElementType().Scope switch
    {
        AssemblyNameReference reference => reference.Name,
        ModuleDefinition module => module.Assembly.Name.Name,
        { } other => other.Name,
        null => "",
    };
}
