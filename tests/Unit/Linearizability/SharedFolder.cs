using System.Runtime.CompilerServices;

namespace Unit.Linearizability;

/// <summary>Finds the data folder that stands beside the project (shared/data).</summary>
internal static class SharedFolder
{
    /// <summary>A folder of it, found from the built assembly or, where that was built elsewhere, from this source file; null: absent.</summary>
    public static string? Find(string name) => Above(AppContext.BaseDirectory, name) ?? Above(SourceFolder(), name);

    private static string? Above(string start, string name)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
