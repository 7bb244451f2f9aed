using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Replaces library types by their stand-ins throughout a module. Every mention of a type goes through its row in
/// the TypeRef table, so renaming the row renames them all: locals, fields, signatures, generic arguments, bases,
/// catch types, member references. Attribute arguments name types as text and stay what they were.
/// </summary>
internal sealed class TypeReplacement
{
    private readonly HashSet<TypeReference> _renamed = new(ReferenceEqualityComparer.Instance);

    /// <summary>Renames the module's rows.</summary>
    internal static TypeReplacement Run(ModuleDefinition module, ModelIndex models)
    {
        var replacement = new TypeReplacement();
        if (models.Replaced.Count == 0)
        {
            return replacement;
        }

        var matches = new List<(TypeReference Reference, Type StandIn)>();
        foreach (TypeReference reference in module.GetTypeReferences())
        {
            if (models.Replaced.TryGetValue(reference.FullName, out Type? standIn) && reference.Scope is AssemblyNameReference)
            {
                matches.Add((reference, standIn));
            }
        }

        // Names first looked up, then changed: a nested type's full name depends on its outer type's row.
        foreach ((TypeReference reference, Type standIn) in matches)
        {
            TypeReference imported = module.ImportReference(standIn);
            reference.DeclaringType = imported.DeclaringType;
            reference.Namespace = imported.Namespace;
            reference.Name = imported.Name;
            if (imported.DeclaringType is null)
            {
                reference.Scope = imported.Scope;
            }

            replacement._renamed.Add(reference);
        }

        return replacement;
    }

    /// <summary>Whether the reference names a stand-in since the renaming.</summary>
    internal bool IsReplacement(TypeReference type) => _renamed.Contains(type.GetElementType());

    /// <summary>Whether a library member's own signature mentions a replaced type: no such member exists then.</summary>
    internal bool Mentions(MethodReference open)
    {
        if (_renamed.Count == 0)
        {
            return false;
        }

        if (Mentions(open.ReturnType))
        {
            return true;
        }

        foreach (ParameterDefinition parameter in open.Parameters)
        {
            if (Mentions(parameter.ParameterType))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type mentions a replaced type anywhere.</summary>
    internal bool Mentions(TypeReference type) => type switch
    {
        GenericInstanceType instance => IsReplacement(instance) || instance.GenericArguments.Any(Mentions),
        TypeSpecification specification => Mentions(specification.ElementType),
        _ => _renamed.Contains(type),
    };
}
