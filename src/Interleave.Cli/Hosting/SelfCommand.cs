using System.Reflection;

namespace Interleave.Cli.Hosting;

/// <summary>
/// How this program was started, as words that start it again. A replay command must work as typed, from the
/// directory the user stands in.
/// </summary>
internal static class SelfCommand
{
    /// <summary>Set for the copy that runs under the target's framework: the words the user's own start would take.</summary>
    internal const string Variable = "INTERLEAVE_SELF_COMMAND";

    /// <summary>The words before the sub-command, quoted for a shell.</summary>
    /// <param name="toolName">The command's name when installed as a tool.</param>
    internal static string Prefix(string toolName) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? given
            : ShellText.Join(Words(toolName, Assembly.GetExecutingAssembly().GetName().Name!, AppContext.BaseDirectory, Environment.ProcessPath));

    internal static IReadOnlyList<string> Words(string toolName, string assemblyName, string baseDirectory, string? processPath)
    {
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(baseDirectory));
        if (Project(folder, assemblyName) is { } project)
        {
            return ["dotnet", "run", "-c", project.Configuration, "--project", Relative(project.Folder), "--"];
        }

        string name = Path.GetFileName(processPath ?? "");
        name = name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        if (string.Equals(name, toolName, StringComparison.Ordinal))
        {
            return [IsOnPath(processPath!) ? toolName : Relative(processPath!)];
        }

        // Hosted by `dotnet` or by a test runner: the assembly beside us is what starts us again.
        return string.Equals(name, assemblyName, StringComparison.Ordinal)
            ? [Relative(processPath!)]
            : ["dotnet", Relative(Path.Combine(folder, assemblyName + ".dll"))];
    }

    /// <summary>
    /// A path as short as runs when typed: relative below the current directory, else whole.
    /// </summary>
    internal static string Relative(string path)
    {
        string full = Path.GetFullPath(path);
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, full);
        if (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative))
        {
            return full;
        }

        return relative.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? relative
            : "." + Path.DirectorySeparatorChar + relative;
    }

    /// <summary>The project whose build output (bin/Configuration/framework) the folder is.</summary>
    private static (string Folder, string Configuration)? Project(string folder, string assemblyName)
    {
        string? configuration = Path.GetDirectoryName(folder);
        string? bin = Path.GetDirectoryName(configuration);
        string? project = Path.GetDirectoryName(bin);
        return project is not null
            && string.Equals(Path.GetFileName(bin), "bin", StringComparison.Ordinal)
            && File.Exists(Path.Combine(project, assemblyName + ".csproj"))
            ? (project, Path.GetFileName(configuration)!)
            : null;
    }

    private static bool IsOnPath(string file) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder =>
            folder.Length > 0
            && string.Equals(Path.Combine(Path.GetFullPath(folder), Path.GetFileName(file)), Path.GetFullPath(file), StringComparison.Ordinal));
}
