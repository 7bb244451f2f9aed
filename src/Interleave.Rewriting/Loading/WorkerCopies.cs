using System.Collections.Concurrent;
using System.Reflection;
using Interleave.Runtime;

namespace Interleave.Rewriting.Loading;

/// <summary>
/// The rewritten copies of a target, one a worker. Explorations that follow each other in one process share them, so
/// that loading and compiling are paid once; what a copy's statics hold is restored before each execution anyway.
/// Explorations that run at the same time must have workers of different ordinals (<see cref="ExplorationOptions.FirstWorker"/>).
/// </summary>
public sealed class WorkerCopies
{
    private readonly TargetAssemblies _target;
    private readonly RewriterOptions _options;
    private readonly ConcurrentDictionary<int, Lazy<Copy>> _copies = new();
    private readonly Lazy<IReadOnlyDictionary<string, string>> _packages;
    private readonly Lazy<IReadOnlyList<Suppression>> _suppressions;

    private WorkerCopies(TargetAssemblies target, RewriterOptions options, IReadOnlyList<SiteRange> assemblies)
    {
        _target = target;
        _options = options;
        _packages = new(() => PackageAssets.Of(target.MainPath));
        _suppressions = new(() => [.. target.Rewritten.Values.SelectMany(SuppressionScan.Of)]);
        Assemblies = assemblies;
    }

    /// <summary>The rewritten assemblies, the target first; known before anything of them runs.</summary>
    public IReadOnlyList<SiteRange> Assemblies { get; }

    /// <summary>The findings that the code itself marks as no bug (<see cref="SuppressFindingAttribute"/>).</summary>
    public IReadOnlyList<Suppression> Suppressions => _suppressions.Value;

    /// <summary>Rewrites a target and its project references, loading nothing yet.</summary>
    /// <param name="target">What to rewrite.</param>
    /// <param name="memory">Whether plain memory accesses are probed; changes the content hashes.</param>
    /// <returns>The copies, made as workers ask for them.</returns>
    /// <exception cref="RewritingException">An assembly can't be rewritten; says why.</exception>
    public static WorkerCopies Of(TargetAssemblies target, bool memory) => Of(target, new RewriterOptions { MemoryProbes = memory });

    /// <summary>As <see cref="Of(TargetAssemblies, bool)"/>, with all options.</summary>
    /// <param name="target">What to rewrite.</param>
    /// <param name="options">How.</param>
    /// <returns>The copies.</returns>
    /// <exception cref="RewritingException">An assembly can't be rewritten; says why.</exception>
    public static WorkerCopies Of(TargetAssemblies target, RewriterOptions options)
    {
        IReadOnlyList<RewrittenAssembly> rewritten = new RewrittenLoadContext(target, options).RewriteAll();
        return new WorkerCopies(target, options, [.. rewritten.Select(a => SiteTable.Register(a.Name, a.ContentHash, a.Sites))]);
    }

    /// <summary>As <see cref="Of(TargetAssemblies, bool)"/>, for the assembly at a path.</summary>
    /// <param name="path">The target .dll.</param>
    /// <param name="memory">Whether plain memory accesses are probed.</param>
    /// <param name="included">
    /// Simple names of assemblies beside it that are rewritten as well: needed where the target has no deps.json of its
    /// own beside it, as in the output folder of a project that references it.
    /// </param>
    /// <returns>The copies.</returns>
    /// <exception cref="RewritingException">An assembly is missing or can't be rewritten; says why.</exception>
    public static WorkerCopies Of(string path, bool memory, IEnumerable<string>? included = null) =>
        Of(TargetAssemblies.Find(path, included: included), memory);

    /// <summary>As <see cref="Of(string, bool, IEnumerable{string}?)"/>, with all options.</summary>
    /// <param name="path">The target .dll.</param>
    /// <param name="options">How to rewrite.</param>
    /// <param name="included">Simple names of assemblies beside it that are rewritten as well.</param>
    /// <returns>The copies.</returns>
    /// <exception cref="RewritingException">An assembly is missing or can't be rewritten; says why.</exception>
    public static WorkerCopies Of(string path, RewriterOptions options, IEnumerable<string>? included = null) =>
        Of(TargetAssemblies.Find(path, included: included), options);

    /// <summary>The load context of a worker's copy.</summary>
    /// <param name="worker">Ordinal of the worker, from 0.</param>
    /// <returns>The context, its assemblies loaded.</returns>
    public RewrittenLoadContext ContextOf(int worker) => CopyOf(worker).Context;

    /// <summary>The target in the copy of a worker.</summary>
    /// <param name="worker">Ordinal of the worker, from 0.</param>
    /// <returns>The target.</returns>
    public Assembly MainOf(int worker) => CopyOf(worker).Main;

    private Copy CopyOf(int worker) => _copies.GetOrAdd(worker, ordinal => new Lazy<Copy>(() => Load(ordinal))).Value;

    private Copy Load(int worker)
    {
        var context = new RewrittenLoadContext(_target, _options, $"Interleave {_target.MainName} worker {worker}");
        context.Resolving += (asking, name) =>
            _packages.Value.TryGetValue(name.Name ?? "", out string? path) ? asking.LoadFromAssemblyPath(path) : null;
        return new Copy(context, context.LoadMain());
    }

    private sealed record Copy(RewrittenLoadContext Context, Assembly Main);
}
