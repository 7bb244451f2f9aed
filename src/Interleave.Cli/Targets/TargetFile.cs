using System.Reflection.PortableExecutable;
using Interleave.Cli.Hosting;

namespace Interleave.Cli.Targets;

/// <summary>The assembly a command works on: checked before anything else looks at it.</summary>
internal static class TargetFile
{
    /// <summary>The full path of a managed assembly.</summary>
    /// <exception cref="InputException">It is missing, is no assembly, or can't be read.</exception>
    internal static string Check(string path)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new InputException($"{path} is a folder.", "Name the assembly in it, such as bin/Release/net10.0/My.dll.");
        }

        if (!File.Exists(full))
        {
            throw new InputException($"There is no file {full}.", Missing(full));
        }

        if (Path.GetExtension(full) is ".csproj" or ".fsproj" or ".vbproj" or ".sln" or ".slnx" or ".cs")
        {
            throw new InputException($"{path} is source, not an assembly.", "Run `dotnet build` and name the assembly it writes, such as bin/Release/net10.0/My.dll.");
        }

        CheckManaged(path, full);
        return full;
    }

    private static void CheckManaged(string path, string full)
    {
        try
        {
            using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var image = new PEReader(stream);
            if (!image.HasMetadata)
            {
                throw new InputException($"{path} is native code, not a .NET assembly.", Beside(full));
            }
        }
        catch (BadImageFormatException)
        {
            throw new InputException($"{path} is not a .NET assembly.", Beside(full));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} can't be read: {exception.Message}", "Check its permissions.");
        }
    }

    /// <summary>An application's executable is a native host; the assembly lies beside it.</summary>
    private static string Beside(string full)
    {
        string assembly = Path.ChangeExtension(full, ".dll");
        return !string.Equals(assembly, full, StringComparison.Ordinal) && File.Exists(assembly)
            ? $"The assembly lies beside it: {assembly}"
            : "Name the .dll that `dotnet build` wrote.";
    }

    private static string Missing(string full)
    {
        string? folder = Path.GetDirectoryName(full);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        string[] assemblies = folder is null ? [] : [.. Directory.EnumerateFiles(folder, "*.dll").Select(Path.GetFileName).OfType<string>()];
        return NearNames.Ask(
            NearNames.Of(Path.GetFileNameWithoutExtension(full), assemblies.Select(a => Path.GetFileNameWithoutExtension(a))),
            "Has it been built? `dotnet build -c Release` prints where it writes.");
    }
}
