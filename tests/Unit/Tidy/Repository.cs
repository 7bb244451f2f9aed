namespace Unit.Tidy;

/// <summary>Where the sources lie; found from the test's own output folder.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>C# files under a folder of the repository, build products left out.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                     && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Relative(string file) => Path.GetRelativePath(Root, file);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hsm.sln")))
            {
                return folder.FullName;
            }
        }

        // A build with --artifacts-path lies outside the tree; the sources' own path is compiled in.
        for (DirectoryInfo? folder = new(Path.GetDirectoryName(ThisFile())!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hsm.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Hsm.sln was not found above the tests.");
    }

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
