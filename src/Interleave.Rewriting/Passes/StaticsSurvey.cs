using Interleave.Rewriting.Analysis;
using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Which types have static state that an execution must find as it was at the start. A function of the original
/// definition only, so that every assembly comes to the same answer about another's types.
/// </summary>
internal sealed class StaticsSurvey
{
    internal const string Ensure = "$ensure";
    internal const string EnsureThread = "$ensureThread";

    private readonly Dictionary<TypeDefinition, bool> _restored = [];
    private readonly Dictionary<TypeDefinition, bool> _threaded = [];

    /// <summary>The ordinary static fields an execution could change.</summary>
    internal static IEnumerable<FieldDefinition> Fields(TypeDefinition type) =>
        type.Fields.Where(IsOrdinary);

    /// <summary>Whether the field is a static one that is restored.</summary>
    internal static bool IsOrdinary(FieldDefinition field) =>
        field is { IsStatic: true, IsLiteral: false }
        && !FieldTraits.IsRva(field) && !FieldTraits.IsThreadStatic(field) && !FieldTraits.IsPlumbingName(field.Name);

    /// <summary>The [ThreadStatic] fields.</summary>
    internal static IEnumerable<FieldDefinition> ThreadFields(TypeDefinition type) => type.Fields.Where(FieldTraits.IsThreadStatic);

    internal static MethodDefinition? Initializer(TypeDefinition type) => type.Methods.FirstOrDefault(m => m is { IsConstructor: true, IsStatic: true });

    /// <summary>Whether the type gets the once-per-execution scheme: it has static fields or an initialiser of its own.</summary>
    internal bool IsRestored(TypeDefinition type)
    {
        if (!_restored.TryGetValue(type, out bool restored))
        {
            restored = !type.IsEnum && !type.IsImport && !FieldTraits.IsCacheType(type) && (Fields(type).Any() || Initializer(type) is not null);
            _restored.Add(type, restored);
        }

        return restored;
    }

    /// <summary>Whether the type has [ThreadStatic] fields.</summary>
    internal bool IsThreaded(TypeDefinition type)
    {
        if (!_threaded.TryGetValue(type, out bool threaded))
        {
            threaded = !FieldTraits.IsCacheType(type) && ThreadFields(type).Any();
            _threaded.Add(type, threaded);
        }

        return threaded;
    }

    /// <summary>Whether the initialiser runs at the first use of any member rather than at the first field access (ECMA-335 I.8.9.5).</summary>
    internal static bool IsPrecise(TypeDefinition type) => !type.IsBeforeFieldInit && Initializer(type) is not null;
}
