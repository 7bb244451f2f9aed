using System.Reflection;
using Interleave.Rewriting.Analysis;
using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>What is known about a called member.</summary>
internal sealed class CallTarget(MethodReference called, CallKind kind)
{
    private MethodDefinition? _definition;
    private bool _resolved;

    internal CallKind Kind { get; } = kind;

    /// <summary>For modelled calls.</summary>
    internal MethodInfo? Model { get; init; }

    /// <summary>Why it is refused, or a remark.</summary>
    internal string? Reason { get; init; }

    /// <summary>True when the library's signature mentions a replaced type, so that the call can't even be compiled.</summary>
    internal bool CannotBind { get; init; }

    /// <summary>True when the original signature mentions a replaced type: even code left alone must go to the model.</summary>
    internal bool MustBind { get; init; }

    /// <summary>The member as reports show it, with parameter types.</summary>
    internal string Display { get; } = DisplayOf(called);

    /// <summary>The member as sites show it.</summary>
    internal string Member { get; } = MemberOf(called);

    /// <summary>Gives back (something near) the reference it was given, and touches nothing itself.</summary>
    internal bool PassesReferencesThrough { get; } =
        TypeFacts.IsByReference(called.ReturnType)
        || called.DeclaringType.FullName is "System.Runtime.CompilerServices.Unsafe" or "System.Runtime.InteropServices.MemoryMarshal";

    /// <summary>What a struct's method does to its receiver.</summary>
    internal ReferenceAccess ReceiverAccess
    {
        get
        {
            if (Kind == CallKind.Replaced)
            {
                return ReferenceAccess.None;
            }

            MethodDefinition? definition = Definition;
            bool reads = definition is null
                || TypeFacts.Has(definition, "System.Runtime.CompilerServices", "IsReadOnlyAttribute")
                || TypeFacts.Has(definition.DeclaringType, "System.Runtime.CompilerServices", "IsReadOnlyAttribute")
                || !definition.DeclaringType.IsValueType;
            if (Kind == CallKind.Rewritten)
            {
                // Its own probes look at the mutable fields; the readonly ones are the callers' business.
                return reads && definition is not null && definition.DeclaringType.IsValueType ? ReferenceAccess.Read : ReferenceAccess.None;
            }

            return reads || definition!.IsGetter || definition.Name is "Equals" or "GetHashCode" or "ToString" or "CompareTo" or "GetEnumerator"
                ? ReferenceAccess.Read
                : ReferenceAccess.Write;
        }
    }

    private MethodDefinition? Definition
    {
        get
        {
            if (!_resolved)
            {
                _resolved = true;
                _definition = TypeFacts.Resolve(called);
            }

            return _definition;
        }
    }

    /// <summary>What it does through a by-reference parameter.</summary>
    internal ReferenceAccess ParameterAccess(int index)
    {
        if (Kind is CallKind.Rewritten or CallKind.Replaced || !TypeFacts.IsByReference(called.Parameters[index].ParameterType))
        {
            return ReferenceAccess.None;
        }

        ParameterDefinition? parameter = Definition?.Parameters[index];
        bool isReadOnly = parameter is { IsIn: true } && !parameter.IsOut;
        return isReadOnly ? ReferenceAccess.Read : ReferenceAccess.Write;
    }

    /// <summary>Whether a parameter is <c>out</c>.</summary>
    internal bool IsOut(int index) => Definition?.Parameters[index].IsOut == true;

    private static string MemberOf(MethodReference called) =>
        $"{FieldTraits.SourceType(called.DeclaringType.GetElementType().FullName)}.{(called.Name == ".ctor" ? "ctor" : SourceName(called.Name))}";

    private static string SourceName(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name;

    private static string DisplayOf(MethodReference called)
    {
        MethodReference open = called.GetElementMethod();
        IEnumerable<string> parameters = open.Parameters.Select(p => ShortName(p.ParameterType));
        return $"{FieldTraits.SourceType(open.DeclaringType.GetElementType().FullName)}.{open.Name.TrimStart('.')}({string.Join(", ", parameters)})";
    }

    private static string ShortName(TypeReference type) => TypeFacts.Strip(type) switch
    {
        ByReferenceType reference => "ref " + ShortName(reference.ElementType),
        ArrayType array => ShortName(array.ElementType) + "[]",
        GenericInstanceType instance => $"{instance.Name.Split('`')[0]}<{string.Join(", ", instance.GenericArguments.Select(ShortName))}>",
        GenericParameter parameter => parameter.Type == GenericParameterType.Method ? $"!!{parameter.Position}" : $"!{parameter.Position}",
        { } plain => plain.Name,
    };
}
