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

    /// <summary>
    /// Whether the probes of plain accesses make the access themselves, so that a read can return an older value: what
    /// memory models other than sc need. Without <see cref="MemoryProbes"/> it changes nothing.
    /// </summary>
    public bool ValueProbes { get; init; }

    /// <summary>Simple names of the assemblies that are rewritten together; calls between them stay calls.</summary>
    public IReadOnlySet<string> Together { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the models and replacements are; Interleave itself by default.</summary>
    public IReadOnlyList<Assembly> ModelAssemblies { get; init; } = [typeof(ModelOfAttribute).Assembly];

    /// <summary>The options for running under a memory model.</summary>
    /// <param name="memory">Whether plain memory accesses are seen.</param>
    /// <param name="model">The model; one other than sc gets <see cref="ValueProbes"/>.</param>
    /// <returns>The options.</returns>
    public static RewriterOptions For(bool memory, MemoryModel model) =>
        new() { MemoryProbes = memory, ValueProbes = memory && model != MemoryModel.SequentiallyConsistent };

    /// <summary>What of the options changes the output, as text for the hash.</summary>
    internal string Fingerprint =>
        $"interleave-rewriter {Version}; memory {MemoryProbes}; {(ValueProbes && MemoryProbes ? "values; " : "")}"
        + $"together {string.Join(',', Together.Order(StringComparer.OrdinalIgnoreCase))}; "
        + $"models {string.Join(',', ModelAssemblies.Select(a => a.ManifestModule.ModuleVersionId))}";
}
