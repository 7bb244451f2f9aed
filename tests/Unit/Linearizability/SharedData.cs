using System.Runtime.CompilerServices;
using Xunit;

namespace Unit.Linearizability;

/// <summary>Finds the data folder that stands beside the project (shared/data); tests skip where it is absent.</summary>
internal static class SharedData
{
    /// <summary>A folder of it, found from the built assembly or, where that was built elsewhere, from this source file.</summary>
    public static string Folder(string name)
    {
        string? found = Above(AppContext.BaseDirectory, name) ?? Above(SourceFolder(), name);
        if (found is null)
        {
            Assert.Skip($"No shared/data/{name} beside the project: these histories are not part of it.");
        }

        return found;
    }

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
