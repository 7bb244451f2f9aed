using Interleave.Rewriting.Analysis;
using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// The attributes a programmer puts on code. What the compiler makes of a method (lambdas, local functions, state
/// machines) has the method's marks.
/// </summary>
internal static class Marks
{
    internal static bool IsAtomic(MethodDefinition method) => Has(method, nameof(AtomicAttribute));

    internal static bool IsUncontrolled(MethodDefinition method) => Has(method, nameof(UncontrolledAttribute));

    /// <summary>Whether the method only starts an async state machine.</summary>
    internal static bool IsAsync(MethodDefinition method) =>
        TypeFacts.Has(method, "System.Runtime.CompilerServices", "AsyncStateMachineAttribute")
        || TypeFacts.Has(method, "System.Runtime.CompilerServices", "AsyncIteratorStateMachineAttribute");

    private static bool Has(MethodDefinition method, string attribute)
    {
        if (TypeFacts.Has(method, "Interleave", attribute) || TypeFacts.Has(method.Module.Assembly, "Interleave", attribute))
        {
            return true;
        }

        TypeDefinition? source = null;
        for (TypeDefinition? type = method.DeclaringType; type is not null; type = type.DeclaringType)
        {
            if (TypeFacts.Has(type, "Interleave", attribute))
            {
                return true;
            }

            source ??= type.Name.StartsWith('<') ? null : type;
        }

        return SourceName(method) is { } name && source is not null
            && source.Methods.Any(m => m.Name == name && TypeFacts.Has(m, "Interleave", attribute));
    }

    /// <summary>M for &lt;M&gt;b__0, &lt;M&gt;g__L|0 and the methods of &lt;M&gt;d__0; null for what the programmer wrote.</summary>
    private static string? SourceName(MethodDefinition method)
    {
        string generated = method.Name.StartsWith('<') ? method.Name : method.DeclaringType.Name;
        if (!generated.StartsWith('<'))
        {
            return null;
        }

        string inner = generated.TrimStart('<');
        int close = inner.IndexOf('>', StringComparison.Ordinal);
        return close > 0 ? inner[..close] : null;
    }
}
