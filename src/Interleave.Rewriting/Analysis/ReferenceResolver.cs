using Mono.Cecil;

namespace Interleave.Rewriting.Analysis;

/// <summary>Finds the definitions of referenced assemblies: beside the target first, then in the running shared framework.</summary>
internal sealed class ReferenceResolver(Func<string, string?> locate) : IAssemblyResolver
{
    private static readonly Lazy<Dictionary<string, string>> s_platform = new(Platform);

    private readonly Dictionary<string, AssemblyDefinition?> _known = new(StringComparer.OrdinalIgnoreCase);

    public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
    {
        if (!_known.TryGetValue(name.Name, out AssemblyDefinition? assembly))
        {
            string? path = locate(name.Name) ?? s_platform.Value.GetValueOrDefault(name.Name) ?? Own(name.Name);
            assembly = path is null
                ? null
                : AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = this, ReadingMode = ReadingMode.Deferred });
            _known.Add(name.Name, assembly);
        }

        return assembly ?? throw new AssemblyResolutionException(name);
    }

    public void Dispose()
    {
        foreach (AssemblyDefinition? assembly in _known.Values)
        {
            assembly?.Dispose();
        }

        _known.Clear();
    }

    private static string? Own(string name)
    {
        System.Reflection.Assembly? loaded = AppDomain.CurrentDomain.GetAssemblies()
            .FirstOrDefault(a => !a.IsDynamic && string.Equals(a.GetName().Name, name, StringComparison.OrdinalIgnoreCase));
        return loaded is null || loaded.Location.Length == 0 ? null : loaded.Location;
    }

    private static Dictionary<string, string> Platform()
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        foreach (string path in trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }

        return paths;
    }
}
