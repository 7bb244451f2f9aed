using System.Text.Json;

namespace Interleave.Rewriting.Loading;

/// <summary>
/// Where a library's packages are. The build of a library copies none of them beside it: its deps.json names them, and
/// they lie in NuGet's global folder (NUGET_PACKAGES, else ~/.nuget/packages).
/// </summary>
internal static class PackageAssets
{
    /// <summary>Paths of the assemblies of the target's packages that exist, by simple name.</summary>
    /// <param name="mainPath">The target .dll; without a readable deps.json there are none.</param>
    internal static IReadOnlyDictionary<string, string> Of(string mainPath)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string deps = Path.ChangeExtension(mainPath, ".deps.json");
        if (!File.Exists(deps))
        {
            return found;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(deps));
            JsonElement libraries = document.RootElement.GetProperty("libraries");
            foreach (JsonProperty library in document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(t => t.Value.EnumerateObject()))
            {
                if (libraries.TryGetProperty(library.Name, out JsonElement package) && package.TryGetProperty("path", out JsonElement path))
                {
                    Add(found, library.Value, Path.Combine(Folder(), path.GetString()!));
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Whoever needs the file to be whole (TargetAssemblies) says so; here it only helps to find more.
        }

        return found;
    }

    private static void Add(Dictionary<string, string> found, JsonElement library, string folder)
    {
        if (!library.TryGetProperty("runtime", out JsonElement assets))
        {
            return;
        }

        foreach (JsonProperty asset in assets.EnumerateObject())
        {
            string path = Path.Combine(folder, asset.Name.Replace('/', Path.DirectorySeparatorChar));
            if (File.Exists(path))
            {
                found.TryAdd(Path.GetFileNameWithoutExtension(path), path);
            }
        }
    }

    private static string Folder() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
