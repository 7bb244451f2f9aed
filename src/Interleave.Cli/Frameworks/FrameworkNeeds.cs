using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using Interleave.Cli.Hosting;

namespace Interleave.Cli.Frameworks;

/// <summary>Which shared frameworks an assembly needs.</summary>
internal static class FrameworkNeeds
{
    /// <summary>
    /// Read from the runtimeconfig.json beside it; a library has none, so there they follow from the references that
    /// neither its folder nor this process can supply.
    /// </summary>
    /// <param name="assemblyPath">Full path of a managed assembly.</param>
    /// <param name="loaded">What this process has.</param>
    internal static IReadOnlyList<FrameworkReference> Of(string assemblyPath, LoadedFrameworks loaded)
    {
        string configuration = Path.ChangeExtension(assemblyPath, ".runtimeconfig.json");
        return File.Exists(configuration) ? Declared(configuration) : Referenced(assemblyPath, loaded);
    }

    /// <summary>The frameworks a runtimeconfig.json names.</summary>
    internal static IReadOnlyList<FrameworkReference> Declared(string configurationPath)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(configurationPath));
            var found = new List<FrameworkReference>();
            if (!document.RootElement.TryGetProperty("runtimeOptions", out JsonElement options))
            {
                return found;
            }

            if (options.TryGetProperty("framework", out JsonElement single))
            {
                Add(found, single);
            }

            foreach (string list in (string[])["frameworks", "includedFrameworks"])
            {
                if (options.TryGetProperty(list, out JsonElement several))
                {
                    foreach (JsonElement one in several.EnumerateArray())
                    {
                        Add(found, one);
                    }
                }
            }

            return found;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InputException($"{configurationPath} can't be read: {exception.Message}", "Build the project again, or remove the file.");
        }
    }

    private static void Add(List<FrameworkReference> found, JsonElement framework)
    {
        if (FrameworkReference.Parse(framework.GetProperty("name").GetString()!, framework.GetProperty("version").GetString()!) is { } parsed)
        {
            found.Add(parsed);
        }
    }

    private static List<FrameworkReference> Referenced(string assemblyPath, LoadedFrameworks loaded)
    {
        string folder = Path.GetDirectoryName(assemblyPath)!;
        var found = new Dictionary<string, FrameworkReference>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>([assemblyPath]);
        while (open.TryDequeue(out string? path))
        {
            foreach (string name in References(path))
            {
                string local = Path.Combine(folder, name + ".dll");
                if (!seen.Add(name))
                {
                    continue;
                }

                if (File.Exists(local))
                {
                    open.Enqueue(local);
                }
                else if (!loaded.HasAssembly(name) && loaded.Holding(name) is { } framework)
                {
                    found[framework.Name] = framework;
                }
            }
        }

        return [.. found.Values];
    }

    private static List<string> References(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
        {
            return [];
        }

        MetadataReader metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))];
    }
}
