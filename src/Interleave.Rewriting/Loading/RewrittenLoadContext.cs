using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Interleave.Rewriting.Passes;
using Interleave.Runtime;

namespace Interleave.Rewriting.Loading;

/// <summary>
/// One worker's copy of the code under test: the target and its project references rewritten, its packages loaded
/// privately, the shared framework, the tester and the test framework shared with the host. Type identity follows
/// from that: what is shared has one identity, everything else one per context.
/// </summary>
public sealed class RewrittenLoadContext : AssemblyLoadContext
{
    private static readonly HashSet<string> s_platform = new(
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(IsFramework)
            .Select(p => Path.GetFileNameWithoutExtension(p)),
        StringComparer.OrdinalIgnoreCase);

    private readonly TargetAssemblies _target;
    private readonly RewriterOptions _options;
    private readonly AssemblyDependencyResolver _resolver;
    private readonly List<RewrittenAssembly> _loaded = [];
    private readonly List<Action> _initializers = [];
    private readonly Lock _gate = new();

    /// <summary>Creates it; nothing is loaded yet.</summary>
    /// <param name="target">What to load.</param>
    /// <param name="options">How to rewrite; <see cref="RewriterOptions.Together"/> is set from the target.</param>
    /// <param name="name">Shown by debuggers.</param>
    public RewrittenLoadContext(TargetAssemblies target, RewriterOptions? options = null, string? name = null)
        : base(name ?? $"Interleave {target.MainName}", isCollectible: false)
    {
        _target = target;
        _options = (options ?? new RewriterOptions()) with
        {
            Together = new HashSet<string>(target.Rewritten.Keys, StringComparer.OrdinalIgnoreCase),
        };
        try
        {
            _resolver = new AssemblyDependencyResolver(target.MainPath);
        }
        catch (InvalidOperationException e)
        {
            throw new RewritingException($"The dependencies of {target.MainPath} can't be read: {e.Message}", e);
        }
    }

    /// <summary>What has been loaded rewritten so far.</summary>
    public IReadOnlyList<RewrittenAssembly> Loaded
    {
        get
        {
            lock (_gate)
            {
                return [.. _loaded];
            }
        }
    }

    /// <summary>Loads the target and its project references, rewritten; module initialisers have run once when it returns.</summary>
    /// <returns>The target in this context.</returns>
    /// <exception cref="RewritingException">One is not a managed assembly, or can't be rewritten.</exception>
    public Assembly LoadMain()
    {
        // All at once: loading lazily would happen on a logical thread, in the middle of an execution.
        foreach (string name in _target.Rewritten.Keys)
        {
            Named(name);
        }

        Assembly main = Named(_target.MainName);
        RunModuleInitializers();
        return main;
    }

    /// <summary>Runs the module initialisers of what is loaded; once more at the start of each execution.</summary>
    public void RunModuleInitializers()
    {
        foreach (Action initializer in _initializers)
        {
            initializer();
        }
    }

    /// <summary>Rewrites everything that will be rewritten, loading nothing: for reports.</summary>
    /// <returns>The rewritten assemblies, the target first.</returns>
    public IReadOnlyList<RewrittenAssembly> RewriteAll() =>
        [.. _target.Rewritten.Select(a => RewriteCache.Get(a.Value, _options, Locate))];

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name ?? "";
        if (_target.Rewritten.TryGetValue(name, out string? path))
        {
            return LoadRewritten(path);
        }

        if (TargetAssemblies.IsOwn(name) || s_platform.Contains(name) || IsTestFramework(name))
        {
            return string.Equals(name, "Interleave", StringComparison.OrdinalIgnoreCase) ? typeof(Probe).Assembly : null;
        }

        string? dependency = _resolver.ResolveAssemblyToPath(assemblyName) ?? Beside(name);
        return dependency is null ? null : LoadFromAssemblyPath(dependency);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string? path = _resolver.ResolveUnmanagedDllToPath(unmanagedDllName);
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }

    /// <summary>The test framework hands objects (output helpers, contexts) across, so it must be one and the same.</summary>
    private static bool IsTestFramework(string name) =>
        name.StartsWith("xunit.", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Microsoft.TestPlatform", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Microsoft.VisualStudio.TestPlatform", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Microsoft.Testing.", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of the trusted assemblies those of a shared framework, not those of the host application.</summary>
    private static bool IsFramework(string path)
    {
        string host = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        return !string.Equals(Path.GetDirectoryName(path), host, StringComparison.OrdinalIgnoreCase)
            && !path.Contains($"{Path.DirectorySeparatorChar}.nuget{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
    }

    private Assembly LoadRewritten(string path)
    {
        RewrittenAssembly rewritten = RewriteCache.Get(path, _options, Locate);
        Assembly assembly;
        using (var image = new MemoryStream(rewritten.Image, writable: false))
        using (MemoryStream? symbols = rewritten.Symbols is null ? null : new MemoryStream(rewritten.Symbols, writable: false))
        {
            assembly = LoadFromStream(image, symbols);
        }

        lock (_gate)
        {
            _loaded.Add(rewritten);
            if (ModuleInitializers.Of(assembly) is { } initializer)
            {
                _initializers.Add(initializer);
            }
        }

        return assembly;
    }

    private Assembly Named(string name)
    {
        try
        {
            return LoadFromAssemblyName(new AssemblyName(name));
        }
        catch (FileLoadException e) when (e.InnerException is RewritingException inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private string? Locate(string name) =>
        _target.Rewritten.TryGetValue(name, out string? path) ? path
        : s_platform.Contains(name) ? null
        : _resolver.ResolveAssemblyToPath(new AssemblyName(name)) ?? Beside(name);

    private string? Beside(string name)
    {
        string path = Path.Combine(_target.Directory, name + ".dll");
        return File.Exists(path) ? path : null;
    }
}
