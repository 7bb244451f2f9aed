namespace Interleave.Cli.Frameworks;

/// <summary>The shared frameworks this process runs on, and those installed beside them.</summary>
internal sealed class LoadedFrameworks
{
    private readonly HashSet<string> _assemblies = new(StringComparer.OrdinalIgnoreCase);

    private LoadedFrameworks(string trustedAssemblies)
    {
        var frameworks = new Dictionary<string, Version>(StringComparer.Ordinal);
        foreach (string path in trustedAssemblies.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            _assemblies.Add(Path.GetFileNameWithoutExtension(path));
            string? version = Path.GetDirectoryName(path);
            string? name = Path.GetDirectoryName(version);
            string? shared = Path.GetDirectoryName(name);
            if (string.Equals(Path.GetFileName(shared), "shared", StringComparison.Ordinal)
                && FrameworkReference.Parse(Path.GetFileName(name)!, Path.GetFileName(version)!) is { } framework)
            {
                frameworks[framework.Name] = framework.Version;
                SharedFolder = shared;
            }
        }

        Frameworks = [.. frameworks.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new FrameworkReference(f.Key, f.Value))];
    }

    /// <summary>Those of this process.</summary>
    internal static LoadedFrameworks OfProcess { get; } =
        new((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "");

    internal IReadOnlyList<FrameworkReference> Frameworks { get; }

    /// <summary>The dotnet/shared folder; null in a self-contained process.</summary>
    internal string? SharedFolder { get; }

    internal bool HasAssembly(string simpleName) => _assemblies.Contains(simpleName);

    internal bool Satisfies(FrameworkReference needed) =>
        Frameworks.Any(f => string.Equals(f.Name, needed.Name, StringComparison.Ordinal) && f.Version.Major >= needed.Version.Major);

    /// <summary>The installed versions of a framework, highest first.</summary>
    internal IReadOnlyList<Version> Installed(string name)
    {
        string folder = Path.Combine(SharedFolder ?? "", name);
        return SharedFolder is null || !Directory.Exists(folder)
            ? []
            : [.. Directory.EnumerateDirectories(folder)
                .Select(d => FrameworkReference.Parse(name, Path.GetFileName(d)))
                .OfType<FrameworkReference>()
                .Select(f => f.Version)
                .OrderDescending()];
    }

    /// <summary>The installed framework, other than the base, that holds an assembly; null when none does.</summary>
    internal FrameworkReference? Holding(string simpleName)
    {
        if (SharedFolder is null)
        {
            return null;
        }

        foreach (string framework in Directory.EnumerateDirectories(SharedFolder).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(framework);
            foreach (string version in Directory.EnumerateDirectories(framework))
            {
                if (File.Exists(Path.Combine(version, simpleName + ".dll")) && FrameworkReference.Parse(name, Path.GetFileName(version)) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }
}
