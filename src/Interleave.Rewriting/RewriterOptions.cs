using System.Reflection;
using Interleave.Runtime;

namespace Interleave.Rewriting;

/// <summary>How assemblies are rewritten. Part of each rewritten assembly's content hash.</summary>
public sealed record RewriterOptions
{
    /// <summary>Version of the rewriter: changes whenever the same input gives different output.</summary>
    public const int Version = 2;

    /// <summary>Whether plain field, static, element and by-reference accesses get probes. Off is faster and sees synchronisation calls only.</summary>
    public bool MemoryProbes { get; init; } = true;

    /// <summary>Simple names of the assemblies that are rewritten together; calls between them stay calls.</summary>
    public IReadOnlySet<string> Together { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the models and replacements are; Interleave itself by default.</summary>
    public IReadOnlyList<Assembly> ModelAssemblies { get; init; } = [typeof(ModelOfAttribute).Assembly];

    /// <summary>What of the options changes the output, as text for the hash.</summary>
    internal string Fingerprint =>
        $"interleave-rewriter {Version}; memory {MemoryProbes}; "
        + $"together {string.Join(',', Together.Order(StringComparer.OrdinalIgnoreCase))}; "
        + $"models {string.Join(',', ModelAssemblies.Select(a => a.ManifestModule.ModuleVersionId))}";
}
