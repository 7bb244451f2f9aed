using Interleave.Rewriting.Loading;

namespace Interleave.Rewriting.Configuration;

/// <summary>Rewrites the assemblies that a <see cref="RewriteConfiguration"/> names to its output folder, with portable symbols.</summary>
public static class DiskRewriter
{
    /// <summary>Rewrites. Everything else in the folder is copied beside the results, so that they can be run there.</summary>
    /// <param name="configuration">What to rewrite, and where to.</param>
    /// <returns>One result for each assembly, in order of name.</returns>
    /// <exception cref="RewritingException">An assembly is missing or can't be rewritten; nothing has been written then.</exception>
    public static IReadOnlyList<RewrittenAssembly> Run(RewriteConfiguration configuration)
    {
        List<string> paths = [.. Paths(configuration).Order(StringComparer.Ordinal)];
        var options = new RewriterOptions
        {
            MemoryProbes = configuration.MemoryProbes,
            Together = new HashSet<string>(paths.Select(NameOf), StringComparer.OrdinalIgnoreCase),
        };

        // All in memory first: in place, half a set of rewritten assemblies would be worse than none.
        List<RewrittenAssembly> results = [.. paths.Select(p =>
            RewriteCache.Rewrite(p, File.ReadAllBytes(p), options, n => Locate(configuration, n)))];
        Directory.CreateDirectory(configuration.OutputPath);
        CopyRest(configuration, paths);
        for (int i = 0; i < paths.Count; i++)
        {
            Write(Path.Combine(configuration.OutputPath, Path.GetFileName(paths[i])), results[i]);
        }

        return results;
    }

    private static void Write(string path, RewrittenAssembly assembly)
    {
        File.WriteAllBytes(path, assembly.Image);
        if (assembly.Symbols is not null)
        {
            File.WriteAllBytes(Path.ChangeExtension(path, ".pdb"), assembly.Symbols);
        }
    }

    private static IEnumerable<string> Paths(RewriteConfiguration configuration)
    {
        List<string> named = [.. configuration.Assemblies.Select(a => Path.GetFullPath(Path.Combine(configuration.AssembliesPath, a)))];
        if (named.Find(p => !File.Exists(p)) is { } missing)
        {
            throw new RewritingException($"There is no {missing}. Correct Assemblies or AssembliesPath, or build first.");
        }

        if (named.Count > 0 && !configuration.IsRewritingDependencies)
        {
            return named;
        }

        IEnumerable<string> rest = Directory.EnumerateFiles(configuration.AssembliesPath, "*.dll")
            .Where(p => !IsLeftAlone(NameOf(p)) && !configuration.IsIgnored(NameOf(p)) && AssemblyMarks.IsManaged(p) && !AssemblyMarks.IsUncontrolled(p));
        return named.Union(rest, StringComparer.Ordinal);
    }

    /// <summary>The tester, the test platform and the class library itself.</summary>
    private static bool IsLeftAlone(string name) =>
        TargetAssemblies.IsOwn(name)
        || name is "mscorlib" or "netstandard" or "System" or "testhost"
        || name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name.StartsWith("xunit.", StringComparison.Ordinal)
        || name.StartsWith("nunit.", StringComparison.OrdinalIgnoreCase);

    private static string? Locate(RewriteConfiguration configuration, string name) =>
        configuration.DependencySearchPaths.Prepend(configuration.AssembliesPath)
            .Select(folder => Path.Combine(folder, name + ".dll"))
            .FirstOrDefault(File.Exists);

    private static void CopyRest(RewriteConfiguration configuration, List<string> rewritten)
    {
        if (string.Equals(configuration.OutputPath, configuration.AssembliesPath, StringComparison.Ordinal))
        {
            return;
        }

        string runtimes = Path.Combine(configuration.AssembliesPath, "runtimes");
        IEnumerable<string> files = Directory.EnumerateFiles(configuration.AssembliesPath)
            .Concat(Directory.Exists(runtimes) ? Directory.EnumerateFiles(runtimes, "*", SearchOption.AllDirectories) : []);
        foreach (string file in files.Where(f => !rewritten.Contains(f, StringComparer.Ordinal)))
        {
            string target = Path.Combine(configuration.OutputPath, Path.GetRelativePath(configuration.AssembliesPath, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);
}
